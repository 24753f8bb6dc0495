import type { ReactNode } from "react";

type Props = {
  icon?: ReactNode;
  /** What would be here. */
  title: string;
  /** Why one would want it. */
  children: ReactNode;
  /** The one button. */
  action?: ReactNode;
  /** A `CodeBlock` where code is how it begins. */
  sample?: ReactNode;
};

/** A list before its first row, or after a filter found nothing. */
export function EmptyState({ icon, title, children, action, sample }: Props) {
  return (
    <div className="rounded-card border border-line bg-surface px-5 py-12 sm:px-8">
      <div className="mx-auto max-w-md text-center">
        {icon && (
          <div className="mx-auto mb-4 grid size-10 place-items-center rounded-card border border-line bg-canvas text-muted">
            {icon}
          </div>
        )}
        <h2 className="text-16">{title}</h2>
        <div className="mt-1 text-pretty text-muted">{children}</div>
        {action && <div className="mt-5 flex justify-center">{action}</div>}
      </div>
      {sample && <div className="mx-auto mt-8 max-w-2xl">{sample}</div>}
    </div>
  );
}
