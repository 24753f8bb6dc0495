import Pencil from "lucide-react/icons/pencil";
import { Badge } from "@/app/_ui/badge";
import { icon } from "@/app/_ui/icons";
import { LinkButton } from "@/app/_ui/link-button";
import type { listInstalled } from "@/lib/integrations";
import { CategoryTag, modeWord } from "./category-tag";
import { DeleteButton } from "./delete-button";
import { Logo } from "./logo";

const PencilIcon = icon(Pencil);

type Installed = Awaited<ReturnType<typeof listInstalled>>[number];

/** One installed integration, whichever environment it is in. */
export function InstalledCard({ integration, edit }: { integration: Installed; edit: string }) {
  const { id, connectorId, name, label, summary, category, slug, environment } = integration;
  return (
    <li className="flex flex-col gap-4 rounded-card border border-line bg-surface p-5">
      <div className="flex items-start gap-3">
        <Logo connectorId={connectorId} name={name} />
        <div className="min-w-0 flex-1">
          <h2 className="text-14 font-semibold wrap-anywhere">{label}</h2>
          <p className="text-13 wrap-anywhere text-muted">{label === name ? slug : `${name} · ${slug}`}</p>
        </div>
        <div className="-mt-1 -mr-2 flex">
          <LinkButton
            href={edit}
            scroll={false}
            size="sm"
            variant="ghost"
            icon={<PencilIcon />}
            aria-label={`Edit ${label}`}
            title={`Edit ${label}`}
          />
          <DeleteButton id={id} label={label} name={name} />
        </div>
      </div>
      <p className="flex-1 text-pretty text-muted">{summary}</p>
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={environment === "production" ? "success" : "sandbox"}>{modeWord(environment)}</Badge>
        {category && <CategoryTag>{category}</CategoryTag>}
        <State integration={integration} />
      </div>
      <div>
        <LinkButton href={`/setup/integrations/installed/${id}`} size="sm" aria-label={`View details of ${label}`}>
          View Details
        </LinkButton>
      </div>
    </li>
  );
}

/** Only what needs saying: an integration that is on and untroubled says nothing. */
export function State({
  integration,
}: {
  integration: Pick<Installed, "isEnabled" | "takesPayments" | "testError" | "trouble">;
}) {
  if (!integration.isEnabled) return <Badge tone="neutral">Disabled</Badge>;
  if (integration.trouble) return <Badge tone="danger">Failing</Badge>;
  if (!integration.takesPayments) return <Badge tone="neutral">Refunds only</Badge>;
  return integration.testError ? <Badge tone="warning">Last test failed</Badge> : null;
}
