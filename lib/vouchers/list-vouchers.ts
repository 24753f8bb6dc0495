import { and, eq, gt, isNotNull, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { pageOf } from "@/db/keyset";
import { customers } from "@/db/schema/customers";
import { payments } from "@/db/schema/payments";
import { vouchers } from "@/db/schema/vouchers";
import { type Ctx, transact, within } from "@/lib/context";
import { cutPage, type Page, type PageAsk } from "@/lib/kit/page";
import { requirePermission } from "@/lib/tenants";
import { presentVoucher, type Voucher } from "./present";
import type { VoucherState } from "./schema";

type Query = PageAsk & { state?: VoucherState | undefined; limit?: number };

/** `customer` is the name of who used it or has it on a payment. */
export type ListedVoucher = Voucher & { customer: string | null };

/** Vouchers of the caller's company and environment, newest first by keyset (permission `ledger:read`). */
export async function listVouchers(ctx: Ctx, query: Query): Promise<Page<ListedVoucher>> {
  requirePermission(ctx, "ledger:read");
  const { state, limit = 25 } = query;
  const { where, order } = pageOf(vouchers, query);
  const rows = await transact(ctx, ({ db }) =>
    db
      .select({ voucher: vouchers, customer: customers.name, isHeld: sql<boolean>`coalesce(${IS_HELD}, false)` })
      .from(vouchers)
      .leftJoin(customers, and(eq(customers.tenantId, vouchers.tenantId), eq(customers.id, vouchers.customerId)))
      .leftJoin(payments, and(eq(payments.tenantId, vouchers.tenantId), eq(payments.id, vouchers.paymentId)))
      .where(within(ctx, vouchers, state ? stands(state, ctx.now) : undefined, where))
      .orderBy(...order)
      .limit(limit + 1),
  );
  const found = rows.map(({ voucher, isHeld, customer }) => ({
    ...presentVoucher(voucher, isHeld, ctx.now),
    customer,
  }));
  return cutPage(found, query, limit);
}

const IS_HELD = sql`${payments.status} in ('requires_payment_method', 'requires_action', 'processing')`;
const NOT_HELD = sql`coalesce(not (${IS_HELD}), true)`;

/** The rows that stand so at this moment, by the same rules as `stateOf`. */
function stands(state: VoucherState, now: Date): SQL | undefined {
  const { usedAt, voidedAt, expiresAt } = vouchers;
  const open = and(isNull(usedAt), isNull(voidedAt));
  switch (state) {
    case "used":
      return isNotNull(usedAt);
    case "void":
      return and(isNull(usedAt), isNotNull(voidedAt));
    case "reserved":
      return and(open, IS_HELD);
    case "expired":
      return and(open, NOT_HELD, lte(expiresAt, now));
    case "unused":
      return and(open, NOT_HELD, or(isNull(expiresAt), gt(expiresAt, now)));
  }
}
