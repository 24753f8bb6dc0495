import type { ReactNode } from "react";

type Props = { id?: string; title: string; description?: ReactNode; actions?: ReactNode; children: ReactNode };

/** A part of a page under an h2, with its own landmark name. */
export function Section({ id, title, description, actions, children }: Props) {
  return (
    <section id={id} aria-label={title} className="mt-10">
      <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-16">{title}</h2>
          {description && <p className="mt-1 max-w-prose text-pretty text-muted">{description}</p>}
        </div>
        {actions && <div className="flex items-center gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
