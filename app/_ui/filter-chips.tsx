import { cx } from "./cx";
import { CheckIcon, XIcon } from "./icons";
import { Link } from "./link";

export type Chip = { label: string; href: string; active: boolean };

/** Filters as links, so that the address remembers them; `clear` appears when there is something to clear. */
export function FilterChips({ label, chips, clear }: { label: string; chips: readonly Chip[]; clear?: string | null }) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-1.5">
      {chips.map(({ label: words, href, active }) => (
        <Link
          key={words}
          href={href}
          aria-current={active ? "true" : undefined}
          scroll={false}
          className={cx(
            "inline-flex h-8 items-center gap-1 rounded-full border px-3 text-13 whitespace-nowrap transition-colors",
            active
              ? "border-accent bg-accent-soft font-medium text-accent-text"
              : "border-line-strong text-muted hover:bg-sunken hover:text-ink",
          )}
        >
          {active && <CheckIcon className="-ml-1 size-3.5" />}
          {words}
        </Link>
      ))}
      {clear && (
        <Link
          href={clear}
          scroll={false}
          className="inline-flex h-8 items-center gap-1 rounded-full px-2 text-13 text-muted hover:text-ink"
        >
          <XIcon className="size-3.5" />
          Clear
        </Link>
      )}
    </nav>
  );
}
