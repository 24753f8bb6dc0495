"use client";

import { usePathname } from "next/navigation";
import { cx } from "@/app/_ui/cx";
import { ChevronRightIcon } from "@/app/_ui/icons";
import { Link } from "@/app/_ui/link";
import { type Crumb, crumbsOf, type NavGroup } from "./nav";

/** Where this page stands. On a phone only its last step has room. */
export function Breadcrumb({ groups, names }: { groups: readonly NavGroup[]; names: Record<string, string> }) {
  const crumbs = crumbsOf(groups, usePathname(), names);
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label="Breadcrumb">
      <ol className="flex items-center gap-1.5 text-13">
        {crumbs.map((crumb, place) => {
          const last = place === crumbs.length - 1;
          return (
            <li
              key={crumb.label}
              className={cx("flex min-w-0 items-center gap-1.5", !last && "shrink-0 max-md:hidden")}
            >
              {place > 0 && <ChevronRightIcon className="size-3.5 text-faint max-md:hidden" />}
              <Step crumb={crumb} last={last} />
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function Step({ crumb: { label, href, code }, last }: { crumb: Crumb; last: boolean }) {
  const look = cx("min-w-0 truncate", code && "max-w-72 font-mono text-12", last ? "text-ink" : "text-muted");
  if (href) {
    return (
      <Link href={href} className={cx(look, "rounded-control hover:text-ink")}>
        {label}
      </Link>
    );
  }
  return (
    <span aria-current={last ? "page" : undefined} className={look}>
      {label}
    </span>
  );
}
