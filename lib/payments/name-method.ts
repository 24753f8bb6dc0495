import { CONNECTORS } from "@/lib/connectors/registry.gen";

/** Words for the ids of a service and one of its methods. One that is gone keeps its id. */
export function nameMethod(connectorId: string, methodId: string): { provider: string; method: string } {
  const connector = Object.hasOwn(CONNECTORS, connectorId) ? CONNECTORS[connectorId] : undefined;
  const spec = connector?.kind === "payment" ? connector.methods.find(({ id }) => id === methodId) : null;
  return { provider: connector?.name ?? connectorId, method: spec?.title ?? methodId };
}
