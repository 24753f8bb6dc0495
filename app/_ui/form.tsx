import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

/** A form's rhythm: fields 20 px apart, never wider than can be read. Native form props pass through. */
export function Form({ className, ...rest }: ComponentProps<"form">) {
  return <form noValidate {...rest} className={cx("grid max-w-[35rem] gap-5", className)} />;
}

/** The last row of a form outside a dialog: primary action first, `aside` at the other end. */
export function FormActions({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-2 pt-1">
      {children}
      {aside && <div className="ml-auto">{aside}</div>}
    </div>
  );
}
