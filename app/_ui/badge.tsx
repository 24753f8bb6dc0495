import type { ReactNode } from "react";
import { cx } from "./cx";
import { CircleAlertIcon, CircleCheckIcon, CircleDashedIcon, CircleXIcon, FlaskIcon } from "./icons";

export type Tone = "neutral" | "success" | "warning" | "danger" | "sandbox";

const TONES: Record<Tone, string> = {
  neutral: "border-line-strong bg-sunken text-muted",
  success: "border-success-line bg-success-soft text-success-text",
  warning: "border-warning-line bg-warning-soft text-warning-text",
  danger: "border-danger-line bg-danger-soft text-danger-text",
  sandbox: "border-sandbox-line bg-sandbox-soft text-sandbox-text",
};

const ICONS: Record<Tone, ReactNode> = {
  neutral: <CircleDashedIcon className="size-3.5" />,
  success: <CircleCheckIcon className="size-3.5" />,
  warning: <CircleAlertIcon className="size-3.5" />,
  danger: <CircleXIcon className="size-3.5" />,
  sandbox: <FlaskIcon className="size-3.5" />,
};

/** A state as icon and word, so that colour is never the only sign: `<Badge tone="success">Succeeded</Badge>`. */
export function Badge({ tone = "neutral", icon, children }: { tone?: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span
      className={cx(
        "inline-flex h-6 items-center gap-1 rounded-full border pr-2 pl-1.5 text-12 font-medium whitespace-nowrap",
        TONES[tone],
      )}
    >
      {icon ?? ICONS[tone]}
      <span className="self-baseline leading-5.5">{children}</span>
    </span>
  );
}
