import { and, eq } from "drizzle-orm";
import { vouchers } from "@/db/schema/vouchers";
import { type Ctx, transact, within } from "@/lib/context";
import { isIdText } from "@/lib/kit/ids";
import type { Money } from "@/lib/kit/money";

/** What a used voucher credited to this customer, or null when it is not theirs. For a payer, who is shown it once. */
export async function creditOfVoucher(
  ctx: Ctx,
  { customerId, id }: { customerId: string; id: string },
): Promise<Money | null> {
  if (!isIdText(id)) return null;
  const theirs = and(eq(vouchers.id, id), eq(vouchers.customerId, customerId));
  const [row] = await transact(ctx, ({ db }) =>
    db
      .select({ amount: vouchers.creditedMinor, currency: vouchers.currencyCode })
      .from(vouchers)
      .where(within(ctx, vouchers, theirs)),
  );
  return row?.amount ? { amount: row.amount, currency: row.currency } : null;
}
