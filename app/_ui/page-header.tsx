import type { ReactNode } from "react";
import { ArrowLeftIcon } from "./icons";
import { Link } from "./link";

type Props = {
  title: ReactNode;
  /** One sentence: what this page is for. */
  purpose?: ReactNode;
  /** A status badge beside the title of a detail page. */
  badge?: ReactNode;
  /** Usually a `CopyableId`. */
  id?: ReactNode;
  back?: { href: string; label: string };
  /** The primary action, at the right. */
  actions?: ReactNode;
};

/** The top of every page; holds its only h1. */
export function PageHeader({ title, purpose, badge, id, back, actions }: Props) {
  return (
    <header className="mb-6">
      {back && (
        <Link
          href={back.href}
          className="mb-3 inline-flex items-center gap-1.5 rounded-control text-13 text-muted hover:text-ink"
        >
          <ArrowLeftIcon />
          {back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-20 wrap-anywhere sm:text-28">{title}</h1>
            {badge}
          </div>
          {purpose && <p className="mt-1 max-w-[65ch] text-pretty text-muted">{purpose}</p>}
          {id && <div className="mt-1.5">{id}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2 sm:pt-0.5">{actions}</div>}
      </div>
    </header>
  );
}
