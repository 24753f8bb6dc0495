import { z } from "zod";
import type { Connector, Http, PaymentConnector } from "@/lib/connectors/contract";
import { ProviderNotProcessed } from "@/lib/connectors/errors";
import { createHttp } from "@/lib/connectors/http";
import { isLiveOnly } from "@/lib/connectors/live-only";
import { originFor, otherOriginsFor, SIMULATOR_ORIGIN } from "@/lib/connectors/origins";
import { type Ctx, placeOf, transact } from "@/lib/context";
import { env } from "@/lib/kit/env";
import { AppError } from "@/lib/kit/errors";
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
  /** False when the door refuses every call: the host in the settings is not one this installation lets anybody reach. */
  isReachable: boolean;
};

/**
 * Opens an integration that takes payments. Must be called outside a transaction: what follows is a call to somebody else.
 * Throws ProviderNotProcessed when its stored settings are none that its connector would take today.
 */
export async function openIntegration(ctx: Ctx, row: IntegrationRow): Promise<OpenIntegration> {
  return { ...(await openAny(ctx, row)), connector: paymentConnectorOf(row.connectorId) };
}

/** The same for an integration of any kind. */
export async function openAny(ctx: Ctx, row: IntegrationRow): Promise<OpenIntegration<Connector>> {
  if ("db" in ctx) throw new Error("A provider is never called inside a transaction.");
  const connector = connectorOf(row.connectorId);
  const settings = await settingsOf(ctx, connector, row);
  return { row, connector, settings, ...doorOf(ctx, row, connector, settings) };
}

async function settingsOf(ctx: Ctx, connector: Connector, row: IntegrationRow): Promise<unknown> {
  try {
    const stored = await transact(ctx, (ctx) => unsealSettings(ctx, row));
    return await completeSettings({ ...ctx, ...placeOf(row) }, connector, stored, row.id);
  } catch (error) {
    if (!(error instanceof z.ZodError || error instanceof AppError)) throw error;
    throw new ProviderNotProcessed("the stored settings do not fit");
  }
}

type Place = Pick<IntegrationRow, "id" | "tenantId" | "companyId" | "environment">;

/** The door of an integration that need not be installed yet: settings can be tried before they are saved. */
export const httpOf = (ctx: Ctx, row: Place, connector: Connector, settings: unknown): Http =>
  doorOf(ctx, row, connector, settings).http;

/** A closed door is still a door: what comes in without one, such as a signed callback, is heard all the same. */
function doorOf(
  ctx: Ctx,
  row: Place,
  connector: Connector,
  settings: unknown,
): Pick<OpenIntegration, "http" | "isReachable"> {
  try {
    const origin = originFor(connector, row.environment, settings);
    const others = otherOriginsFor(connector, row.environment, settings);
    if (row.environment === "sandbox" && [origin, ...Object.values(others)].some(isLiveOnly))
      throw new ProviderNotProcessed("a sandbox never reaches a live address");
    return { http: openDoor(ctx, row, connector, { settings, origin }), isReachable: true };
  } catch (error) {
    if (!(error instanceof ProviderNotProcessed)) throw error;
    return { http: () => Promise.reject(error), isReachable: false };
  }
}

function openDoor(
  ctx: Ctx,
  row: Place,
  connector: Connector,
  { settings, origin }: { settings: unknown; origin: string },
): Http {
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
