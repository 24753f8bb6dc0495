import { ChevronDownIcon } from "@/app/_ui/icons";
import { anchorOf } from "./anchors";
import { MethodBadge } from "./method-badge";
import type { Group } from "./outline";

export type Place = { label: string; href: string };
type Props = { before: readonly Place[]; groups: readonly Group[]; after: readonly Place[] };

/** Where everything is: a column beside the text, a list that opens on a phone. */
export function Sidebar(props: Props) {
  return (
    <>
      <details className="group rounded-card border border-line bg-surface md:hidden">
        <summary className="flex min-h-11 items-center justify-between px-4 font-medium">
          On this page
          <ChevronDownIcon className="transition-transform group-open:rotate-180" />
        </summary>
        <nav aria-label="On this page" className="border-t border-line p-2">
          <Places {...props} />
        </nav>
      </details>
      <nav
        aria-label="Reference"
        className="sticky top-20 hidden max-h-[calc(100dvh-6rem)] overflow-y-auto pr-2 pb-4 md:block"
      >
        <Places {...props} />
      </nav>
    </>
  );
}

function Places({ before, groups, after }: Props) {
  return (
    <div className="grid gap-4">
      <Plain places={before} />
      {groups.map(({ name, operations }) => (
        <div key={name}>
          <a
            href={`#${anchorOf("group", name)}`}
            className="flex min-h-8 items-center rounded-control px-2 text-12 font-medium text-muted hover:text-ink"
          >
            {name}
          </a>
          <ul>
            {operations.map(({ method, operation }) => (
              <li key={operation.operationId}>
                <a
                  href={`#${operation.operationId}`}
                  className="flex min-h-8 items-center gap-2 rounded-control px-2 py-1 text-13 text-muted hover:bg-sunken hover:text-ink"
                >
                  <MethodBadge method={method} small />
                  <span className="min-w-0">{operation.summary}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <Plain places={after} />
    </div>
  );
}

function Plain({ places }: { places: readonly Place[] }) {
  return (
    <ul>
      {places.map(({ label, href }) => (
        <li key={href}>
          <a
            href={href}
            className="flex min-h-8 items-center rounded-control px-2 text-13 text-muted hover:bg-sunken hover:text-ink"
          >
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
