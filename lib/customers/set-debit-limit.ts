import { eq } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { record } from "@/lib/audit";
import { type Ctx, transact, within } from "@/lib/context";
import { invalid, notFound } from "@/lib/kit/errors";
import { isCurrency, isSum, type Money } from "@/lib/kit/money";
import { requirePermission } from "@/lib/tenants";

/** How far below zero a customer may go in one currency; zero means that they pay ahead (permission `ledger:adjust`, S4-42). */
export async function setDebitLimit(
  ctx: Ctx,
  { customerId, limit }: { customerId: string; limit: Money },
): Promise<void> {
  requirePermission(ctx, "ledger:adjust");
  const { amount, currency } = limit;
  if (!isCurrency(currency) || amount < 0n) {
    throw invalid({ limit: ["An amount of zero or more."] });
  }
  if (!isSum(amount)) throw invalid({ limit: ["This is too large."] });
  await transact(ctx, async (ctx) => {
    const theirs = within(ctx, customers, eq(customers.id, customerId));
    const [row] = await ctx.db.select().from(customers).where(theirs).for("update");
    if (!row) throw notFound("Customer");
    const { [currency]: _, ...others } = row.debitLimits;
    const debitLimits = amount === 0n ? others : { ...others, [currency]: String(amount) };
    await ctx.db.update(customers).set({ debitLimits, updatedAt: ctx.now }).where(theirs);
    await record(ctx, "customer.debit_limit_set", customerId, { amount: String(amount), currency });
  });
}
