import { manualPayments } from "@/db/schema/ledger";
import { record } from "@/lib/audit";
import { type Ctx, placeOf, type TxCtx, transact } from "@/lib/context";
import { requireCustomer } from "@/lib/customers";
import { newId } from "@/lib/kit/ids";
import { requirePermission } from "@/lib/tenants";
import { post } from "./post";
import { type ManualPayment, type ManualRow, presentManual } from "./present";
import type { Purse, RecordManualPayment } from "./schema";

/**
 * Writes down money that came or went outside (permission `ledger:adjust`, S4-40): a positive total credits the customer, a
 * negative one, such as a purchase, debits them. Only a completed payment is in the balance. What stands after `#` in the
 * description is for the company's own people only. The fee is for information.
 */
export async function recordManualPayment(ctx: Ctx, input: RecordManualPayment): Promise<ManualPayment> {
  requirePermission(ctx, "ledger:adjust");
  const { customerId, total, currencyCode, fee = null, status, notify } = input;
  const isSettled = status !== "pending";
  return transact(ctx, async (ctx) => {
    await requireCustomer(ctx, { id: customerId });
    const [row] = await ctx.db
      .insert(manualPayments)
      .values({
        ...wordsOf(input.description),
        id: newId("mpy"),
        customerId,
        totalMinor: total,
        currencyCode,
        feeMinor: fee,
        status,
        notify,
        createdBy: ctx.principal.id,
        createdAt: ctx.now,
        ...(isSettled && { settledBy: ctx.principal.id, settledAt: ctx.now }),
        ...placeOf(ctx),
      })
      .returning();
    if (!row) throw new Error("insert returned no row");
    await bookManual(ctx, row);
    await record(ctx, "manual_payment.recorded", row.id, { customerId, total: String(total), currencyCode, status });
    return presentManual(row);
  });
}

function wordsOf(text: string): { description: string; privateNote: string | null } {
  const [shown = "", ...hidden] = text.split("#");
  return { description: shown.trim(), privateNote: hidden.join("#").trim() || null };
}

/** Puts a completed payment by hand into the ledger, once; any other changes nothing. */
export async function bookManual(ctx: TxCtx, row: ManualRow): Promise<void> {
  if (row.status !== "completed") return;
  const customer: Purse = { kind: "customer", owner: row.customerId };
  const outside: Purse = { kind: "adjustments" };
  const isIn = row.totalMinor > 0n;
  const line = {
    kind: "manual",
    effect: `manual:${row.id}`,
    debit: isIn ? outside : customer,
    credit: isIn ? customer : outside,
    money: { amount: isIn ? row.totalMinor : -row.totalMinor, currency: row.currencyCode },
  };
  const { description, privateNote } = row;
  await post(ctx, [line], { manualPaymentId: row.id, description, privateNote });
}
