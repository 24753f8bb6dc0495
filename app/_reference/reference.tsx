import type { OpenApi } from "@/lib/http/documents/open-api";
import { anchorOf } from "./anchors";
import { ExplorerOnRequest } from "./explorer-on-request";
import { Operation } from "./operation";
import { groupsOf } from "./outline";
import { type Format, Overview } from "./overview";
import { Schemas } from "./schemas";
import { Sidebar } from "./sidebar";
import { WebhookEvents } from "./webhook-events";

type Props = {
  document: OpenApi;
  /** Where the explorer reads the same document. */
  url: string;
  formats: readonly Format[];
};

const BEFORE = [
  { label: "Overview", href: "#overview" },
  { label: "Explorer", href: "#explorer" },
];
const AFTER = [
  { label: "Webhook events", href: "#webhook-events" },
  { label: "Schemas", href: "#schemas" },
];

/** A whole reference, rendered on the server from an OpenAPI document; needs an h1 above it. */
export function Reference({ document, url, formats }: Props) {
  const groups = groupsOf(document);
  return (
    <div className="grid gap-x-10 gap-y-6 md:grid-cols-[13.5rem_minmax(0,1fr)]">
      <div>
        <Sidebar before={BEFORE} groups={groups} after={AFTER} />
      </div>
      <div className="@container min-w-0">
        <Overview document={document} formats={formats} />
        <section id="explorer" aria-labelledby="explorer-title" className="mt-12">
          <h2 id="explorer-title" className="text-20">
            Explorer
          </h2>
          <p className="mt-1 mb-4 max-w-prose text-muted">
            Make real calls from this page. What you type here, your token too, is forgotten when you leave.
          </p>
          <ExplorerOnRequest url={url} />
        </section>
        {groups.map(({ name, operations }) => (
          <section
            key={name}
            id={anchorOf("group", name)}
            aria-labelledby={`${anchorOf("group", name)}-title`}
            className="mt-12"
          >
            <h2 id={`${anchorOf("group", name)}-title`} className="text-20">
              {name}
            </h2>
            {operations.map((listed) => (
              <Operation key={listed.operation.operationId} {...listed} document={document} />
            ))}
          </section>
        ))}
        <WebhookEvents document={document} />
        <Schemas document={document} />
      </div>
    </div>
  );
}
