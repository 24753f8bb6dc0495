import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class";
import { cx } from "./cx";
import { LoaderIcon } from "./icons";

type Props = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** From a client component: a spinner over the unchanged width, and presses are ignored until the work is done. */
  pending?: boolean;
  icon?: ReactNode;
};

/** `<Button variant="primary" icon={<PlusIcon />} pending={pending}>Create</Button>`; an icon alone needs `aria-label`. */
export function Button({ variant, size, pending, icon, children, className, type = "button", ...rest }: Props) {
  const square = children === undefined;
  return (
    <button
      {...rest}
      type={type}
      aria-busy={pending || undefined}
      aria-disabled={pending || rest["aria-disabled"]}
      onClick={pending ? (event) => event.preventDefault() : rest.onClick}
      className={cx(buttonClass(variant, size, square), pending && "relative", className)}
    >
      {pending && (
        <span className="absolute inset-0 grid place-items-center">
          <LoaderIcon className="animate-spin" />
        </span>
      )}
      <span className={cx("inline-flex items-center gap-2", pending && "opacity-0")}>
        {icon}
        {children}
      </span>
    </button>
  );
}
