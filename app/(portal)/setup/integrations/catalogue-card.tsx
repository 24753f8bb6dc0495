import { Badge } from "@/app/_ui/badge";
import { ArrowUpRightIcon, CheckIcon, ChevronDownIcon, TriangleAlertIcon } from "@/app/_ui/icons";
import { LinkButton } from "@/app/_ui/link-button";
import type { listCatalogue } from "@/lib/integrations";
import { CategoryTag } from "./category-tag";
import { Logo } from "./logo";

type Entry = Awaited<ReturnType<typeof listCatalogue>>[number];

/** One service of the catalogue. It can be installed again and again. */
export function CatalogueCard({ entry, href }: { entry: Entry; href: string }) {
  const { id, name, summary, category, caution, docsUrl } = entry;
  return (
    <li className="flex flex-col gap-4 rounded-card border border-line bg-surface p-5">
      <div className="flex items-start gap-3">
        <Logo connectorId={id} name={name} />
        <div className="min-w-0 flex-1">
          <h2 className="mb-1 text-14 font-semibold wrap-anywhere">{name}</h2>
          <CategoryTag>{category}</CategoryTag>
        </div>
      </div>
      <div className="flex-1">
        <p className="text-pretty text-muted">{summary}</p>
        {caution && (
          <details className="group mt-3 text-13">
            <summary className="inline-flex list-none items-center gap-1.5 rounded-control font-medium text-warning-text [&::-webkit-details-marker]:hidden">
              <TriangleAlertIcon className="size-3.5" />
              Before you start
              <ChevronDownIcon className="size-3.5 -rotate-90 transition-transform group-open:rotate-0" />
            </summary>
            <p className="mt-1.5 text-pretty text-muted">{caution}</p>
          </details>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Install entry={entry} href={href} />
        <LinkButton
          href={docsUrl}
          variant="ghost"
          size="sm"
          target={docsUrl.startsWith("/") ? undefined : "_blank"}
          rel="noreferrer"
          aria-label={`Docs of ${name}`}
          icon={<ArrowUpRightIcon />}
        >
          Docs
        </LinkButton>
      </div>
    </li>
  );
}

function Install({ entry: { name, installed, isComingSoon }, href }: { entry: Entry; href: string }) {
  if (isComingSoon) return <Badge tone="neutral">Coming soon</Badge>;
  if (installed === 0) {
    return (
      <LinkButton href={href} scroll={false} size="sm" aria-label={`Integrate ${name}`}>
        Integrate
      </LinkButton>
    );
  }
  return (
    <LinkButton
      href={href}
      scroll={false}
      size="sm"
      icon={<CheckIcon />}
      title={`Installed ${installed === 1 ? "once" : `${installed} times`}. Press to install it again.`}
      aria-label={`Integrated ${name}: install it again`}
      className="border-success-line! bg-success-soft! text-success-text!"
    >
      Integrated
    </LinkButton>
  );
}
