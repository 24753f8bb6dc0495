import { eq, inArray, sql } from "drizzle-orm";
import { integrationTerms } from "@/db/schema/integrations";
import { type TxCtx, within } from "@/lib/context";
import { type MoneyRules, NO_RULES } from "@/lib/kit/quote";

/** Money rules with the row they stand in; null where an integration has none. */
export type HeldTerms = MoneyRules & { id: string | null };

export const NO_TERMS: HeldTerms = { ...NO_RULES, id: null };

/**
 * The money rules of integrations as they held at a moment, by integration: the latest from then or before, else the first
 * there ever were. What changes later does not touch a payment that exists.
 */
export async function termsAt(
  ctx: TxCtx,
  integrationIds: readonly string[],
  at: Date,
): Promise<Map<string, HeldTerms>> {
  if (integrationIds.length === 0) return new Map();
  const { integrationId, createdAt, id } = integrationTerms;
  const isThen = sql`${createdAt} <= ${at.toISOString()}::timestamptz`;
  const rows = await ctx.db
    .selectDistinctOn([integrationId])
    .from(integrationTerms)
    .where(within(ctx, integrationTerms, inArray(integrationId, [...integrationIds])))
    .orderBy(
      integrationId,
      sql`${isThen} desc`,
      sql`case when ${isThen} then ${createdAt} end desc, case when ${isThen} then ${id} end desc`,
      createdAt,
      id,
    );
  return new Map(rows.map((row) => [row.integrationId, termsOf(row)]));
}

/** Money rules by the id that was frozen with what they priced. */
export async function termsById(ctx: TxCtx, id: string | null): Promise<HeldTerms> {
  if (id === null) return NO_TERMS;
  const [row] = await ctx.db
    .select()
    .from(integrationTerms)
    .where(within(ctx, integrationTerms, eq(integrationTerms.id, id)));
  return row ? termsOf(row) : NO_TERMS;
}

const termsOf = ({
  id,
  fixedMinor,
  percentMillionths,
  deductFees,
}: typeof integrationTerms.$inferSelect): HeldTerms => ({
  id,
  fixedMinor,
  percentMillionths,
  deductFees,
});
