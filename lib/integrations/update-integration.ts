import { record } from "@/lib/audit";
import { type Ctx, type TxCtx, transact } from "@/lib/context";
import type { MoneyRules } from "@/lib/kit/quote";
import { completeSettings } from "./complete-settings";
import { connectorOf } from "./connector-of";
import { changeIntegration, lockIntegration } from "./lock-integration";
import { type Integration, type IntegrationRow, presentIntegration } from "./present";
import { readSettings } from "./read-settings";
import { readCurrencies, readTerms } from "./read-terms";
import { requireIntegrationRight } from "./rights";
import type { UpdateIntegration } from "./schema";
import { openSettings, sealSettings } from "./settings";
import { areSameTerms, presentTerms, termRows, termsOf, writeTerms } from "./terms";

/**
 * Changes what is given and leaves the rest; service, environment and address never change. New money rules hold for
 * payments created from now on. Needs `integration:manage` or the scope `gateways.write`. Throws not_found, and
 * invalid_request by field.
 */
export async function updateIntegration(
  ctx: Ctx,
  { id, ...wanted }: UpdateIntegration & { id: string },
): Promise<Integration> {
  requireIntegrationRight(ctx, "gateways.write");
  return transact(ctx, async (ctx) => {
    const before = await lockIntegration(ctx, id);
    const currencies = readCurrencies(connectorOf(before.connectorId), wanted.currencies ?? before.currencies);
    const terms = await changeTerms(ctx, { ...before, currencies }, wanted.terms);
    const settings = wanted.settings && (await changeSettings(ctx, before, wanted.settings));
    const { label, takesPayments, gateway } = wanted;
    const plain = changesOf(before, { label, takesPayments, gateway, currencies });
    const changed = { ...plain, ...settings?.column };
    if (Object.keys(changed).length === 0 && !terms) return presentIntegration(before);
    const row = await changeIntegration(ctx, id, { ...changed, updatedAt: ctx.now });
    await record(ctx, "integration.updated", id, {
      before: { ...pick(before, Object.keys(plain)), ...(terms && { terms: terms.before }) },
      after: { ...plain, ...(terms && { terms: terms.after }) },
      settings: settings?.names ?? [],
    });
    return presentIntegration(row);
  });
}

const pick = (row: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, row[name]]));

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

const changesOf = <T extends object>(before: IntegrationRow, wanted: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) => value !== undefined && !isSame(value, before[name as keyof IntegrationRow]),
    ),
  ) as Partial<T>;

/** The names of what changed go to the audit trail, the values never. */
async function changeSettings(ctx: TxCtx, row: IntegrationRow, given: Record<string, unknown>) {
  const stored = await openSettings(ctx, row);
  const connector = connectorOf(row.connectorId);
  const settings = readSettings(connector, row.environment, given, stored);
  await completeSettings(ctx, connector, settings, row.id);
  const names = [...new Set([...Object.keys(stored), ...Object.keys(settings)])].filter(
    (name) => !isSame(stored[name], settings[name]),
  );
  if (names.length === 0) return undefined;
  // What was tested is not what is stored any more.
  const untested = { testedAt: null, testError: null };
  return { names, column: { sealedSettings: await sealSettings(ctx, row.id, settings), ...untested } };
}

/** Rules for a currency that is no longer taken are dropped with it. */
async function changeTerms(ctx: TxCtx, row: IntegrationRow, given: UpdateIntegration["terms"]) {
  const connector = connectorOf(row.connectorId);
  if (connector.kind !== "payment") return given ? void readTerms(connector, [], given) : undefined;
  const before = termsOf(await termRows(ctx, row.id));
  const after = given
    ? readTerms(connector, row.currencies, { ...given, deductFees: given.deductFees ?? before.deductFees })
    : withoutOthers(before, row.currencies);
  if (areSameTerms(before, after)) return undefined;
  await writeTerms(ctx, row.id, after);
  return { before: presentTerms(before), after: presentTerms(after) };
}

const withoutOthers = (terms: MoneyRules, currencies: readonly string[]): MoneyRules => ({
  ...terms,
  fixedMinor: Object.fromEntries(
    Object.entries(terms.fixedMinor).filter(([code]) => currencies.length === 0 || currencies.includes(code)),
  ),
});
