import { desc, eq } from "drizzle-orm";
import { integrationTerms } from "@/db/schema/integrations";
import { placeOf, type TxCtx, within } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import { toMajor } from "@/lib/kit/money";
import { percentText } from "@/lib/kit/percent";
import { type MoneyRules, NO_RULES } from "@/lib/kit/quote";

export type TermsRow = typeof integrationTerms.$inferSelect;

/** Money rules that hold from now on. Those before them stay: payments made under them keep them. */
export async function writeTerms(ctx: TxCtx, integrationId: string, terms: MoneyRules): Promise<void> {
  const by = { createdBy: ctx.principal.id, createdAt: ctx.now };
  await ctx.db.insert(integrationTerms).values({ id: newId("trm"), integrationId, ...terms, ...by, ...placeOf(ctx) });
}

/** All money rules an integration has had, those that hold first. */
export const termRows = (ctx: TxCtx, integrationId: string): Promise<TermsRow[]> =>
  ctx.db
    .select()
    .from(integrationTerms)
    .where(within(ctx, integrationTerms, eq(integrationTerms.integrationId, integrationId)))
    .orderBy(desc(integrationTerms.createdAt), desc(integrationTerms.id));

/** The rules that hold among all there were. */
export const termsOf = ([row]: readonly TermsRow[]): MoneyRules => {
  const { fixedMinor, percentMillionths, deductFees } = row ?? NO_RULES;
  return { fixedMinor, percentMillionths, deductFees };
};

/** Money rules in the words of a form: decimal text. */
export const presentTerms = ({ fixedMinor, percentMillionths, deductFees }: MoneyRules) => ({
  fixed: Object.fromEntries(Object.entries(fixedMinor).map(([code, minor]) => [code, toMajor(BigInt(minor), code)])),
  percent: percentText(percentMillionths),
  deductFees,
});

/** Whether two sets of money rules charge alike. */
export function areSameTerms(one: MoneyRules, other: MoneyRules): boolean {
  const text = ({ fixedMinor, percentMillionths, deductFees }: MoneyRules) =>
    JSON.stringify([Object.entries(fixedMinor).sort(([a], [b]) => (a < b ? -1 : 1)), percentMillionths, deductFees]);
  return text(one) === text(other);
}
