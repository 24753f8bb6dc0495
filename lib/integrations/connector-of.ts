import type { Connector, PaymentConnector } from "@/lib/connectors/contract";
import { CONNECTORS } from "@/lib/connectors/registry.gen";

/** The connector of this id, or null. */
export const findConnector = (id: string): Connector | null =>
  Object.hasOwn(CONNECTORS, id) ? (CONNECTORS[id] ?? null) : null;

/** The connector of an installed integration. Throws a bug when its folder has been taken away. */
export function connectorOf(id: string): Connector {
  const connector = findConnector(id);
  if (!connector) throw new Error(`There is no connector ${id}.`);
  return connector;
}

/** The connector of an integration that takes payments. Throws a bug when it is of another kind. */
export function paymentConnectorOf(id: string): PaymentConnector {
  const connector = connectorOf(id);
  if (connector.kind !== "payment") throw new Error(`${id} takes no payments.`);
  return connector;
}
