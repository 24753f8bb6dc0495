import type { ReactNode } from "react";
import type { Tone } from "./badge";
import { cx } from "./cx";
import { CircleCheckIcon, CircleXIcon, FlaskIcon, InfoIcon, TriangleAlertIcon } from "./icons";

const LOOKS: Record<Tone, { box: string; icon: ReactNode }> = {
  neutral: { box: "border-line-strong bg-sunken text-ink", icon: <InfoIcon className="mt-0.5" /> },
  success: {
    box: "border-success-line bg-success-soft text-success-text",
    icon: <CircleCheckIcon className="mt-0.5" />,
  },
  warning: {
    box: "border-warning-line bg-warning-soft text-warning-text",
    icon: <TriangleAlertIcon className="mt-0.5" />,
  },
  danger: { box: "border-danger-line bg-danger-soft text-danger-text", icon: <CircleXIcon className="mt-0.5" /> },
  sandbox: { box: "border-sandbox-line bg-sandbox-soft text-sandbox-text", icon: <FlaskIcon className="mt-0.5" /> },
};

type Props = { tone?: Tone; title?: ReactNode; children?: ReactNode; action?: ReactNode };

/** A note inside a page: icon, a strong first words, the rest. */
export function Banner({ tone = "neutral", title, children, action }: Props) {
  const look = LOOKS[tone];
  return (
    <div className={cx("flex flex-wrap items-start gap-x-4 gap-y-2 rounded-card border px-4 py-3", look.box)}>
      <div className="flex min-w-0 flex-1 basis-64 gap-2.5">
        {look.icon}
        <div className="min-w-0 wrap-anywhere">
          {title && <p className="font-medium">{title}</p>}
          {children && <div className={cx(tone === "neutral" && "text-muted")}>{children}</div>}
        </div>
      </div>
      {action}
    </div>
  );
}
