import { Badge } from "@/app/_ui/badge";
import { CopyButton } from "@/app/_ui/copy-button";
import { LinkButton } from "@/app/_ui/link-button";
import type { OpenApi } from "@/lib/http/documents/open-api";
import { GlobeIcon } from "./globe-icon";
import { Prose, Words } from "./prose";

/** The document in its other spellings. */
export type Format = { label: string; href: string };

type Props = { document: OpenApi; formats: readonly Format[] };

/** What comes first: what this is, where it is, how to be let in, and the same as a file. */
export function Overview({ document, formats }: Props) {
  const { info, servers, components } = document;
  return (
    <section id="overview" aria-label="Overview" className="grid gap-6">
      <Prose text={info.description} className="text-muted" />
      <div className="grid gap-4 @3xl:grid-cols-2">
        <div className="min-w-0 rounded-card border border-line bg-surface p-4">
          <h2 className="text-13 font-medium">Base URL</h2>
          <ul className="mt-2 grid gap-2">
            {servers.map(({ url, description }) => (
              <li key={url}>
                <ServerBadge words={description} />
                <p className="mt-1 flex min-w-0 items-center gap-1">
                  <code className="min-w-0 text-13 wrap-anywhere">{url}</code>
                  <CopyButton value={url} what={`base URL ${url}`} bare variant="ghost" />
                </p>
              </li>
            ))}
          </ul>
        </div>
        <div className="min-w-0 rounded-card border border-line bg-surface p-4">
          <h2 className="text-13 font-medium">Authentication</h2>
          <ul className="mt-2 grid gap-2 text-13 text-muted">
            {Object.entries(components.securitySchemes).map(([name, scheme]) => (
              <li key={name}>
                <code className="text-ink">{scheme.scheme ?? scheme.name}</code>{" "}
                <Words text={scheme.description ?? ""} />
              </li>
            ))}
          </ul>
        </div>
      </div>
      <p className="flex flex-wrap gap-2">
        {formats.map(({ label, href }) => (
          <LinkButton key={href} href={href} size="sm" download="">
            {label}
          </LinkButton>
        ))}
      </p>
    </section>
  );
}

function ServerBadge({ words }: { words: string }) {
  if (words === "Live") return <Badge tone="success">Live</Badge>;
  if (words === "Sandbox") return <Badge tone="sandbox">Sandbox</Badge>;
  return <Badge icon={<GlobeIcon className="size-3.5" />}>{words}</Badge>;
}
