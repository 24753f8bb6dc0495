import type { Connector, Http, PaymentConnector } from "@/lib/connectors/contract";
import { createHttp } from "@/lib/connectors/http";
import { originFor, otherOriginsFor, SIMULATOR_ORIGIN } from "@/lib/connectors/origins";
import { type Ctx, placeOf, transact } from "@/lib/context";
import { env } from "@/lib/kit/env";
import { simulatorDoor } from "@/lib/simulator";
import { completeSettings } from "./complete-settings";
import { connectorOf, paymentConnectorOf } from "./connector-of";
import type { IntegrationRow } from "./present";
import { unsealSettings } from "./settings";

/** An integration ready to be talked to: its connector, its opened settings, and the only door to its provider. */
export type OpenIntegration<C extends Connector = PaymentConnector> = {
  row: IntegrationRow;
  connector: C;
  settings: unknown;
  http: Http;
};

/** Opens an integration that takes payments. Must be called outside a transaction: what follows is a call to somebody else. */
export async function openIntegration(ctx: Ctx, row: IntegrationRow): Promise<OpenIntegration> {
  return { ...(await openAny(ctx, row)), connector: paymentConnectorOf(row.connectorId) };
}

/** The same for an integration of any kind. */
export async function openAny(ctx: Ctx, row: IntegrationRow): Promise<OpenIntegration<Connector>> {
  if ("db" in ctx) throw new Error("A provider is never called inside a transaction.");
  const connector = connectorOf(row.connectorId);
  const stored = await transact(ctx, (ctx) => unsealSettings(ctx, row));
  const settings = await completeSettings({ ...ctx, ...placeOf(row) }, connector, stored, row.id);
  return { row, connector, settings, http: httpOf(ctx, row, connector, settings) };
}

/** The door of an integration that need not be installed yet: settings can be tried before they are saved. */
export function httpOf(
  ctx: Ctx,
  row: Pick<IntegrationRow, "id" | "tenantId" | "companyId" | "environment">,
  connector: Connector,
  settings: unknown,
): Http {
  const origin = originFor(connector, row.environment, settings);
  if (origin === SIMULATOR_ORIGIN) return simulatorDoor({ ...ctx, ...placeOf(row) }, row.id);
  return createHttp({
    connectorId: connector.id,
    environment: row.environment,
    origin,
    otherOrigins: otherOriginsFor(connector, row.environment, settings),
    headers: connector.authorize(settings),
  });
}

/** Where this integration's provider sends its callbacks. */
export const callbackUrl = (integrationId: string): string => `${env().PUBLIC_URL}/api/callbacks/${integrationId}`;
