"use client";

import { usePathname } from "next/navigation";
import { cx } from "@/app/_ui/cx";
import { Link } from "@/app/_ui/link";
import { currentItem, type NavGroup } from "./nav";

/** The places of the portal; the one that is open is marked for eyes and screen readers. */
export function RailNav({ groups }: { groups: readonly NavGroup[] }) {
  const current = currentItem(groups, usePathname());
  return (
    <nav aria-label="Portal" className="min-h-0 flex-1 overflow-y-auto px-3 pb-6">
      {groups.map(({ label, items }, place) => (
        <div key={label ?? place} className={cx(place > 0 && "mt-5")}>
          {label && <p className="px-2.5 pb-1 text-12 font-medium text-muted">{label}</p>}
          <ul aria-label={label} className="grid gap-px">
            {items.map((item) => (
              <li key={item.href}>
                <Link
                  href={item.href}
                  aria-current={item === current ? "page" : undefined}
                  className={cx(
                    "flex min-h-8 items-center gap-2.5 rounded-control px-2.5 py-1 transition-colors max-md:min-h-10",
                    item === current
                      ? "bg-sunken font-medium text-ink [&_svg]:text-accent-text"
                      : "text-muted hover:bg-sunken hover:text-ink",
                  )}
                >
                  {item.icon}
                  {item.label}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
