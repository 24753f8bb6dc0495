import { eq, inArray, sql } from "drizzle-orm";
import { ledgerTransfers } from "@/db/schema/ledger";
import { type TxCtx, within } from "@/lib/context";

/** In minor units of the payment's currency: what vouchers added to it, and how much of that was taken back so far. */
export type Bonus = { granted: bigint; taken: bigint };

/** What vouchers added to a payment, as the books have it. */
export async function bonusOfPayment(ctx: TxCtx, id: string): Promise<Bonus> {
  const { kind, amountMinor, paymentId } = ledgerTransfers;
  const [row] = await ctx.db
    .select({
      granted: sql<string>`coalesce(sum(${amountMinor}) filter (where ${kind} = 'voucher'), 0)`,
      taken: sql<string>`coalesce(sum(case ${kind} when 'voucher_back' then ${amountMinor} when 'voucher_returned' then -${amountMinor} else 0 end), 0)`,
    })
    .from(ledgerTransfers)
    .where(
      within(ctx, ledgerTransfers, eq(paymentId, id), inArray(kind, ["voucher", "voucher_back", "voucher_returned"])),
    );
  return { granted: BigInt(row?.granted ?? 0), taken: BigInt(row?.taken ?? 0) };
}
