import type { Connector } from "@/lib/connectors/contract";
import { isReachable } from "@/lib/connectors/origins";
import { CONNECTORS } from "@/lib/connectors/registry.gen";
import type { Ctx } from "@/lib/context";
import { listInstalled } from "./list-installed";

export type CatalogueEntry = ReturnType<typeof present>;

/** Every service there is, by name, and how often the company has installed it in either environment. */
export async function listCatalogue(ctx: Ctx): Promise<CatalogueEntry[]> {
  const installed = await listInstalled(ctx);
  const count = (id: string) => installed.filter(({ connectorId }) => connectorId === id).length;
  return Object.values(CONNECTORS)
    .map((connector) => present(connector, count(connector.id)))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}

const present = (connector: Connector, installed: number) => ({
  id: connector.id,
  kind: connector.kind,
  name: connector.name,
  summary: connector.summary,
  category: connector.category,
  docsUrl: connector.docsUrl,
  caution: connector.caution ?? null,
  isComingSoon: connector.comingSoon?.() ?? false,
  /** Whether the form asks Test or Live; else the place decides. */
  asksMode: connector.kind === "payment" && connector.options.mode,
  inTest: isReachable(connector.origin, "sandbox"),
  inLive: isReachable(connector.origin, "production"),
  installed,
});
