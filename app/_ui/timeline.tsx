import type { ReactNode } from "react";
import type { Tone } from "./badge";
import { CheckIcon, CircleAlertIcon, FlaskIcon, XIcon } from "./icons";

export type Moment = {
  id: string;
  /** What happened, in a few words. */
  title: ReactNode;
  /** Who did it and why, when there is more to say. */
  detail?: ReactNode;
  /** Usually a `Time`. */
  at: ReactNode;
  tone?: Tone;
};

const DOTS: Record<Tone, { look: string; icon?: ReactNode }> = {
  neutral: { look: "border-line-strong bg-surface", icon: <span className="size-1.5 rounded-full bg-control" /> },
  success: { look: "border-success-line bg-success-soft text-success-text", icon: <CheckIcon className="size-3" /> },
  warning: {
    look: "border-warning-line bg-warning-soft text-warning-text",
    icon: <CircleAlertIcon className="size-3" />,
  },
  danger: { look: "border-danger-line bg-danger-soft text-danger-text", icon: <XIcon className="size-3" /> },
  sandbox: { look: "border-sandbox-line bg-sandbox-soft text-sandbox-text", icon: <FlaskIcon className="size-3" /> },
};

/** What happened, newest last. */
export function Timeline({ moments }: { moments: readonly Moment[] }) {
  return (
    <ol>
      {moments.map(({ id, title, detail, at, tone = "neutral" }) => (
        <li key={id} className="group relative flex gap-3.5 pb-5 last:pb-0">
          <span
            aria-hidden="true"
            className="absolute top-6 bottom-0 left-[0.6875rem] w-px bg-line group-last:hidden"
          />
          <span
            className={`relative grid size-6 shrink-0 place-items-center rounded-full border -mt-0.5 ${DOTS[tone].look}`}
          >
            {DOTS[tone].icon}
          </span>
          <div className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
            <div className="min-w-0">
              <p className="font-medium wrap-anywhere">{title}</p>
              {detail && <div className="mt-0.5 text-13 wrap-anywhere text-muted">{detail}</div>}
            </div>
            <span className="shrink-0 text-13 text-muted">{at}</span>
          </div>
        </li>
      ))}
    </ol>
  );
}
