import { vouchers } from "@/db/schema/vouchers";
import { record } from "@/lib/audit";
import { type Ctx, placeOf, transact } from "@/lib/context";
import { invalid } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { requirePermission } from "@/lib/tenants";
import { newCode } from "./code";
import { presentVoucher, type Voucher } from "./present";
import type { CreateVouchers } from "./schema";

/** A voucher with its code, which nobody can show again. */
export type MintedVoucher = Voucher & { code: string };

/**
 * Makes vouchers, all alike (permission `ledger:adjust`: a voucher is money). Their codes are in the answer and nowhere else.
 * Throws invalid for an expiry that is not in the future.
 */
export async function createVouchers(ctx: Ctx, order: CreateVouchers): Promise<MintedVoucher[]> {
  requirePermission(ctx, "ledger:adjust");
  const { label, kind, currencyCode, minimum, count, expiresAt = null } = order;
  if (expiresAt && expiresAt <= ctx.now) throw invalid({ expiresAt: ["This is not in the future."] });
  const batchId = newId("vba");
  const made = Array.from({ length: count }, () => ({ id: newId("vch"), ...newCode() }));
  const codes = new Map(made.map(({ id, code }) => [id, code]));
  return transact(ctx, async (ctx) => {
    const rows = await ctx.db
      .insert(vouchers)
      .values(
        made.map(({ id, kept }) => ({
          ...kept,
          id,
          batchId,
          label,
          kind,
          currencyCode,
          amountMinor: order.amount ?? null,
          factorMillionths: order.factor ?? null,
          minimumMinor: minimum,
          expiresAt,
          createdBy: ctx.principal.id,
          createdAt: ctx.now,
          ...placeOf(ctx),
        })),
      )
      .returning();
    const worth = { amount: text(order.amount), factor: text(order.factor), minimum: String(minimum) };
    await record(ctx, "voucher.created", batchId, { label, kind, currencyCode, ...worth, count, expiresAt });
    return rows.map((row) => ({ ...presentVoucher(row, false, ctx.now), code: codes.get(row.id) ?? "" }));
  });
}

const text = (amount: bigint | undefined) => (amount === undefined ? null : String(amount));
