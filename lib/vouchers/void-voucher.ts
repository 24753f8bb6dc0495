import { and, eq, isNull } from "drizzle-orm";
import { vouchers } from "@/db/schema/vouchers";
import { record } from "@/lib/audit";
import { type Ctx, transact, within } from "@/lib/context";
import { conflict, notFound } from "@/lib/kit/errors";
import { requirePermission } from "@/lib/tenants";
import { presentVoucher, type Voucher } from "./present";
import type { VoidVoucher } from "./schema";

/**
 * Takes a voucher out of use for good, also from a payment that has not succeeded yet (permission `ledger:adjust`). Throws a
 * conflict for one that was used; voiding twice is voiding once.
 */
export async function voidVoucher(ctx: Ctx, { id, reason }: VoidVoucher): Promise<Voucher> {
  requirePermission(ctx, "ledger:adjust");
  return transact(ctx, async (ctx) => {
    const unused = and(eq(vouchers.id, id), isNull(vouchers.usedAt), isNull(vouchers.voidedAt));
    const [row] = await ctx.db
      .update(vouchers)
      .set({ voidedAt: ctx.now, voidedBy: ctx.principal.id, voidReason: reason })
      .where(within(ctx, vouchers, unused))
      .returning();
    if (row) {
      await record(ctx, "voucher.voided", id, { hint: row.hint, reason });
      return presentVoucher(row, false, ctx.now);
    }
    const [known] = await ctx.db
      .select()
      .from(vouchers)
      .where(within(ctx, vouchers, eq(vouchers.id, id)));
    if (!known) throw notFound("Voucher");
    if (known.usedAt) throw conflict("This voucher was used already");
    return presentVoucher(known, false, ctx.now);
  });
}
