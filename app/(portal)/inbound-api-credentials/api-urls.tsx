import { Badge } from "@/app/_ui/badge";
import { CopyButton } from "@/app/_ui/copy-button";
import { LinkButton } from "@/app/_ui/link-button";
import type { listDomains } from "@/lib/tenants";

type Domain = Awaited<ReturnType<typeof listDomains>>[number];
type Props = { domains: readonly Domain[]; mayManageDomains: boolean };

/** Every address of the brand's API. In a browser each is its documentation. */
export function ApiUrls({ domains, mayManageDomains }: Props) {
  if (domains.length === 0) return <NoDomain mayManageDomains={mayManageDomains} />;
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {domains.map(({ id, origin, apiUrl, badge, description, isPrimary }) => (
        <li key={id} className="grid gap-2 px-4 py-3.5">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Badge tone={badge === "Live" ? "success" : "sandbox"}>{badge}</Badge>
            {isPrimary && <span className="text-13 text-muted">Primary</span>}
            {description && <span className="min-w-0 text-13 wrap-anywhere text-muted">{description}</span>}
          </div>
          <div className="flex items-center justify-between gap-2">
            <a
              href={apiUrl}
              target="_blank"
              rel="noreferrer"
              className="min-w-0 rounded-control font-mono text-13 leading-5 wrap-anywhere text-accent-text hover:underline"
            >
              {origin}
              <wbr />
              {apiUrl.slice(origin.length)}
            </a>
            <CopyButton value={apiUrl} what={`API URL ${apiUrl}`} bare variant="ghost" />
          </div>
          <p className="text-13 text-muted">Provide to integrator as Docs &amp; Endpoint</p>
        </li>
      ))}
    </ul>
  );
}

function NoDomain({ mayManageDomains }: Pick<Props, "mayManageDomains">) {
  return (
    <div className="rounded-card border border-line bg-surface px-5 py-8 text-center">
      <h3 className="text-14">No domain yet</h3>
      <p className="mt-1 text-pretty text-muted">
        An API URL is a domain of this brand followed by its API’s path.{" "}
        {mayManageDomains
          ? "Add one, and its address appears here."
          : "Ask somebody who manages this brand’s domains to add one."}
      </p>
      {mayManageDomains && (
        <div className="mt-4 flex justify-center">
          <LinkButton href="/settings/domains">Add a domain</LinkButton>
        </div>
      )}
    </div>
  );
}
