import { type Ctx, transact } from "@/lib/context";
import { requireInstallable } from "./check-installation";
import { connectorOf } from "./connector-of";
import { newIntegrationId } from "./integration-id";
import { changeIntegration, lockIntegration } from "./lock-integration";
import type { IntegrationRow } from "./present";
import { readSettings } from "./read-settings";
import { requireIntegrationRight } from "./rights";
import type { TestIntegration } from "./schema";
import { openSettings } from "./settings";
import { troubleOf } from "./trouble-of";
import { tryConnector } from "./try-connector";

/** `error` is null when the account opened, else why it didn't, in words for people. */
export type TestResult = { error: string | null; testedAt: Date };

/**
 * Asks the provider whether settings open the account: the stored ones of `id`, or typed ones before they are saved. Only
 * what a test of stored settings found is kept. Must be called outside a transaction. Throws not_found, and invalid_request
 * when the settings can't be right as they stand.
 */
export async function testIntegration(ctx: Ctx, input: TestIntegration): Promise<TestResult> {
  requireIntegrationRight(ctx, "gateways.write");
  const { id, settings } = input;
  if (id === null) return testNew(ctx, input);
  const { row, stored } = await transact(ctx, async (ctx) => {
    const row = await lockIntegration(ctx, id);
    return { row, stored: await openSettings(ctx, row) };
  });
  const connector = connectorOf(row.connectorId);
  const trouble = settings === undefined ? troubleOf(connector, row.environment, stored) : null;
  const error =
    trouble ??
    (await tryConnector(ctx, {
      id,
      connector,
      settings: readSettings(connector, row.environment, settings ?? {}, stored),
    }));
  if (settings === undefined) await keepResult(ctx, row, error);
  return { error, testedAt: ctx.now };
}

async function testNew(ctx: Ctx, { connectorId, settings }: TestIntegration): Promise<TestResult> {
  const connector = requireInstallable(connectorId, ctx.environment);
  const read = readSettings(connector, ctx.environment, settings ?? {});
  const error = await tryConnector(ctx, { id: newIntegrationId(), connector, settings: read });
  return { error, testedAt: ctx.now };
}

/** Unless the settings were changed meanwhile. */
const keepResult = (ctx: Ctx, row: IntegrationRow, testError: string | null): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { sealedSettings } = await lockIntegration(ctx, row.id);
    if (sealedSettings === row.sealedSettings) {
      await changeIntegration(ctx, row.id, { testedAt: ctx.now, testError });
    }
  });
