import { type Ctx, transact } from "@/lib/context";
import { countGuess, forgetGuesses } from "./count-guess";
import { isHeld, lockVoucher } from "./lock-voucher";
import { refusalOf, refused } from "./refusal-of";
import type { VoucherKind } from "./schema";

/** What a customer may know of a voucher they have the code of. Amounts are minor units. */
export type FoundVoucher = { kind: VoucherKind; currencyCode: string; minimum: bigint };

/**
 * What a code is good for, before it is used. Each try is counted per customer and per address, so that nobody can guess.
 * Throws invalid with the reason when it can't be used at all, and rate_limited.
 */
export async function findVoucher(
  ctx: Ctx,
  { customerId, code }: { customerId: string; code: string },
): Promise<FoundVoucher> {
  await countGuess(ctx, customerId);
  const found = await transact(ctx, async (ctx) => {
    const voucher = await lockVoucher(ctx, code);
    if (!voucher) throw refused("unknown");
    const on = voucher.kind === "free" ? null : { amount: voucher.minimumMinor, currency: voucher.currencyCode };
    const refusal = refusalOf(voucher, { now: ctx.now, on, isHeld: await isHeld(ctx, voucher, customerId) });
    if (refusal) throw refused(refusal);
    return { kind: voucher.kind, currencyCode: voucher.currencyCode, minimum: voucher.minimumMinor };
  });
  await forgetGuesses(ctx, customerId);
  return found;
}
