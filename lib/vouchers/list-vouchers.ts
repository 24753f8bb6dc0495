import { and, asc, desc, eq, gt, isNotNull, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { newerThan, olderThan } from "@/db/keyset";
import { customers } from "@/db/schema/customers";
import { payments } from "@/db/schema/payments";
import { vouchers } from "@/db/schema/vouchers";
import { type Ctx, transact, within } from "@/lib/context";
import { decodeCursor, encodeCursor } from "@/lib/kit/cursor";
import { requirePermission } from "@/lib/tenants";
import { presentVoucher, type Voucher, type VoucherRow } from "./present";
import type { VoucherState } from "./schema";

type Query = {
  state?: VoucherState | undefined;
  cursor?: string | undefined;
  /** Reads towards newer rows from this cursor instead of towards older ones. */
  newerThan?: string | undefined;
  limit?: number;
};

/** `customer` is the name of who used it or has it on a payment. */
export type ListedVoucher = Voucher & { customer: string | null };
type Page = { data: ListedVoucher[]; nextCursor: string | null; previousCursor: string | null };

/** Vouchers of the caller's company and environment, newest first by keyset (permission `ledger:read`). */
export async function listVouchers(ctx: Ctx, query: Query): Promise<Page> {
  requirePermission(ctx, "ledger:read");
  const { state, cursor, newerThan: newer, limit = 25 } = query;
  const { createdAt, id } = vouchers;
  const rows = await transact(ctx, ({ db }) =>
    db
      .select({ voucher: vouchers, customer: customers.name, isHeld: sql<boolean>`coalesce(${IS_HELD}, false)` })
      .from(vouchers)
      .leftJoin(customers, and(eq(customers.tenantId, vouchers.tenantId), eq(customers.id, vouchers.customerId)))
      .leftJoin(payments, and(eq(payments.tenantId, vouchers.tenantId), eq(payments.id, vouchers.paymentId)))
      .where(
        within(
          ctx,
          vouchers,
          state ? stands(state, ctx.now) : undefined,
          newer ? newerThan(vouchers, decodeCursor(newer)) : undefined,
          cursor ? olderThan(vouchers, decodeCursor(cursor)) : undefined,
        ),
      )
      .orderBy(...(newer ? [asc(createdAt), asc(id)] : [desc(createdAt), desc(id)]))
      .limit(limit + 1),
  );
  const shown = newer ? rows.slice(0, limit).reverse() : rows.slice(0, limit);
  const hasMore = rows.length > limit;
  return {
    data: shown.map(({ voucher, isHeld, customer }) => ({ ...presentVoucher(voucher, isHeld, ctx.now), customer })),
    nextCursor: newer || hasMore ? cursorOf(shown.at(-1)) : null,
    previousCursor: (newer && hasMore) || cursor ? cursorOf(shown[0]) : null,
  };
}

const cursorOf = (row: { voucher: VoucherRow } | undefined) =>
  row ? encodeCursor({ at: row.voucher.createdAt, id: row.voucher.id }) : null;

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
