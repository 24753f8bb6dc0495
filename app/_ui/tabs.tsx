import { cx } from "./cx";
import { Link } from "./link";

export type Tab = { label: string; href: string; current: boolean /** How many things are there. */; count?: number };

/** Parts of one thing as links under its header, each with an address of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="mb-6 overflow-x-auto border-b border-line">
      <ul className="flex gap-5">
        {tabs.map(({ label: words, href, current, count }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={current ? "page" : undefined}
              className={cx(
                "inline-flex h-10 items-center border-b-2 whitespace-nowrap -outline-offset-2",
                current ? "border-ink font-medium" : "border-transparent text-muted hover:text-ink",
              )}
            >
              {words}
              {count !== undefined && (
                <span className="ml-2 rounded-full bg-sunken px-1.5 text-12 font-medium text-muted tabular-nums">
                  {count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
