import { eq } from "drizzle-orm";
import { vouchers } from "@/db/schema/vouchers";
import { record } from "@/lib/audit";
import { type Ctx, type TxCtx, transact, within } from "@/lib/context";
import { requireCustomer } from "@/lib/customers";
import { conflict } from "@/lib/kit/errors";
import { post } from "@/lib/ledger";
import { requirePermission } from "@/lib/tenants";
import { countGuess, forgetGuesses } from "./count-guess";
import { lineOfVoucher } from "./line-of-voucher";
import { isHeld, lockVoucher } from "./lock-voucher";
import { presentVoucher, type Voucher, type VoucherRow } from "./present";
import { refusalOf, refused } from "./refusal-of";

type Wanted = { customerId: string; code: string };

/**
 * Credits a free voucher to a customer, once, however many try at once. A payer may do it for themselves with their signed
 * address, a member for anybody (permission `ledger:adjust`). Throws invalid with the reason for a voucher that is used,
 * void, expired or needs a payment, and rate_limited for too many tries.
 */
export async function redeemVoucher(ctx: Ctx, { customerId, code }: Wanted): Promise<Voucher> {
  const { kind, id } = ctx.principal;
  if (kind !== "payer") requirePermission(ctx, "ledger:adjust");
  else if (id !== customerId) throw conflict("This address is another customer’s");
  await countGuess(ctx, customerId);
  const redeemed = await transact(ctx, async (ctx) => {
    await requireCustomer(ctx, { id: customerId });
    const voucher = await lockVoucher(ctx, code);
    if (!voucher) throw refused("unknown");
    const refusal = refusalOf(voucher, { now: ctx.now, on: null, isHeld: await isHeld(ctx, voucher, customerId) });
    if (refusal) throw refused(refusal);
    return credit(ctx, voucher, customerId);
  });
  await forgetGuesses(ctx, customerId);
  return redeemed;
}

async function credit(ctx: TxCtx, voucher: VoucherRow, customerId: string): Promise<Voucher> {
  const amount = voucher.amountMinor ?? 0n;
  const used = { customerId, usedAt: ctx.now, creditedMinor: amount };
  await ctx.db
    .update(vouchers)
    .set(used)
    .where(within(ctx, vouchers, eq(vouchers.id, voucher.id)));
  const { id, hint, currencyCode } = voucher;
  await post(ctx, [lineOfVoucher(voucher, customerId, amount)], { description: `Voucher ${hint}` });
  await record(ctx, "voucher.redeemed", id, { hint, customerId, amount: String(amount), currencyCode });
  return presentVoucher({ ...voucher, ...used }, false, ctx.now);
}
