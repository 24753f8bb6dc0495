import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class";
import { cx } from "./cx";
import { Link } from "./link";

type Props = ComponentProps<typeof Link> & { variant?: ButtonVariant; size?: ButtonSize; icon?: ReactNode };

/** A link that looks like a button: it goes somewhere, it does not change anything. `download` makes it a plain anchor. */
export function LinkButton({ variant, size, icon, children, className, download, ...rest }: Props) {
  const look = cx(buttonClass(variant, size, children === undefined), className);
  const inside = (
    <>
      {icon}
      {children}
    </>
  );
  if (download !== undefined) {
    return (
      <a href={rest.href} download={download} className={look} aria-label={rest["aria-label"]}>
        {inside}
      </a>
    );
  }
  return (
    <Link {...rest} className={look}>
      {inside}
    </Link>
  );
}
