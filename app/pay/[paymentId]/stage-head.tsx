import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";

const LOOKS = {
  neutral: "border-line-strong bg-sunken text-muted",
  success: "border-success-line bg-success-soft text-success-text",
  danger: "border-danger-line bg-danger-soft text-danger-text",
};

type Props = { tone?: keyof typeof LOOKS; icon: ReactNode; title: string; children: ReactNode };

/** How a payment stands, once there is nothing left to choose: a large sign, its words, and what they mean for the payer. */
export function StageHead({ tone = "neutral", icon, title, children }: Props) {
  return (
    <div className="grid justify-items-start gap-3">
      <span aria-hidden="true" className={cx("grid size-11 place-items-center rounded-full border", LOOKS[tone])}>
        {icon}
      </span>
      <h1 id="stage" className="text-20">
        {title}
      </h1>
      <p className="text-pretty text-muted">{children}</p>
    </div>
  );
}
