import type { ReactNode } from "react";
import { cx } from "./cx";

type Props = {
  title?: ReactNode;
  description?: ReactNode;
  /** Sits at the right of the title. */
  actions?: ReactNode;
  /** A quieter strip under the content. */
  footer?: ReactNode;
  /** Leaves the padding to the content, for a table or a list that reaches the edges. */
  flush?: boolean;
  children?: ReactNode;
  className?: string;
};

/** A surface with a hairline around it; its title is an h2. */
export function Card({ title, description, actions, footer, flush, children, className }: Props) {
  const headed = Boolean(title || actions);
  return (
    <div className={cx("overflow-clip rounded-card border border-line bg-surface", className)}>
      {headed && (
        <div
          className={cx(
            "px-4 pt-4 sm:px-6 sm:pt-5",
            flush ? "border-b border-line pb-4" : children === undefined && "pb-4 sm:pb-5",
          )}
        >
          <CardHead title={title} description={description} actions={actions} />
        </div>
      )}
      {children !== undefined && <div className={cx(!flush && "p-4 sm:px-6 sm:py-5")}>{children}</div>}
      {footer && <div className="border-t border-line bg-canvas px-4 py-3 text-13 text-muted sm:px-6">{footer}</div>}
    </div>
  );
}

function CardHead({ title, description, actions }: Pick<Props, "title" | "description" | "actions">) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-3">
      <div className="min-w-0">
        {title && <h2 className="text-16">{title}</h2>}
        {description && <p className="mt-1 max-w-prose text-13 text-muted">{description}</p>}
      </div>
      {actions && <div className="flex items-center gap-2">{actions}</div>}
    </div>
  );
}
