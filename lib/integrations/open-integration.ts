import type { Http, PaymentConnector } from "@/lib/connectors/contract";
import { createHttp } from "@/lib/connectors/http";
import { originFor, SIMULATOR_ORIGIN } from "@/lib/connectors/origins";
import { type Ctx, placeOf, transact } from "@/lib/context";
import { env } from "@/lib/kit/env";
import { simulatorDoor } from "@/lib/simulator";
import { connectorOf } from "./connector-of";
import type { IntegrationRow } from "./present";
import { unsealSettings } from "./settings";

/** An integration ready to be talked to: its connector, its opened settings, and the only door to its provider. */
export type OpenIntegration = { row: IntegrationRow; connector: PaymentConnector; settings: unknown; http: Http };

/** Opens an integration. Must be called outside a transaction, because what follows is a call to somebody else. */
export async function openIntegration(ctx: Ctx, row: IntegrationRow): Promise<OpenIntegration> {
  if ("db" in ctx) throw new Error("A provider is never called inside a transaction.");
  const connector = connectorOf(row.connectorId);
  const settings = await transact(ctx, (ctx) => unsealSettings(ctx, row));
  return { row, connector, settings, http: httpOf(ctx, row, connector, settings) };
}

function httpOf(ctx: Ctx, row: IntegrationRow, connector: PaymentConnector, settings: unknown): Http {
  const origin = originFor(connector, row.environment);
  if (origin === SIMULATOR_ORIGIN) return simulatorDoor({ ...ctx, ...placeOf(row) }, row.id);
  return createHttp({ connectorId: connector.id, origin, headers: connector.authorize(settings) });
}

/** Where this integration's provider sends its callbacks. */
export const callbackUrl = (integrationId: string): string => `${env().PUBLIC_URL}/api/callbacks/${integrationId}`;
