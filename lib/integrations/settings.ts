import { z } from "zod";
import type { TxCtx } from "@/lib/context";
import { openFor, sealFor } from "@/lib/tenants";
import { connectorOf } from "./connector-of";
import type { IntegrationRow } from "./present";

const FIELD = "settings";

/** A connector's settings as the row keeps them: sealed for this row alone. */
export const sealSettings = (ctx: TxCtx, integrationId: string, settings: unknown): Promise<string> =>
  sealFor(ctx, integrationId, FIELD, JSON.stringify(settings));

/** An integration's settings as they were stored, even where its connector would not take them any more. */
export async function openSettings(
  ctx: TxCtx,
  row: Pick<IntegrationRow, "id" | "sealedSettings">,
): Promise<Record<string, unknown>> {
  const opened: unknown = JSON.parse(await openFor(ctx, row.id, FIELD, row.sealedSettings));
  return z.record(z.string(), z.unknown()).parse(opened);
}

/** An integration's settings, opened and read by its connector's schema. They go to the connector and nowhere else. */
export async function unsealSettings(
  ctx: TxCtx,
  row: Pick<IntegrationRow, "id" | "connectorId" | "sealedSettings">,
): Promise<unknown> {
  return connectorOf(row.connectorId).settings.parse(await openSettings(ctx, row));
}
