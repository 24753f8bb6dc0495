import type { PaymentConnector } from "@/lib/connectors/contract";
import { CONNECTORS } from "@/lib/connectors/registry.gen";

/** The connector of this id, or null. */
export const findConnector = (id: string): PaymentConnector | null =>
  Object.hasOwn(CONNECTORS, id) ? (CONNECTORS[id] ?? null) : null;

/** The connector of an installed integration. Throws a bug when its folder has been taken away. */
export function connectorOf(id: string): PaymentConnector {
  const connector = findConnector(id);
  if (!connector) throw new Error(`There is no connector ${id}.`);
  return connector;
}
