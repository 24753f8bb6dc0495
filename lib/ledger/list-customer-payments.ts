import { type SQL, sql } from "drizzle-orm";
import { type Ctx, transact } from "@/lib/context";
import { requireCustomer } from "@/lib/customers";
import { decodeCursor, encodeCursor } from "@/lib/kit/cursor";
import { toMajor } from "@/lib/kit/money";
import { csvRow } from "@/lib/kit/text";
import { requirePermission } from "@/lib/tenants";

export const CUSTOMER_PAYMENT_STATUSES = ["Pending", "Cancelled", "Completed"] as const;

/** Money of a customer, however it came: by checkout, to the company's own account, by voucher, or written down by hand (S4-39). */
export type CustomerPayment = {
  id: string;
  kind: "checkout" | "transfer" | "manual" | "voucher";
  at: Date;
  /** Signed, in minor units. */
  total: bigint;
  fee: bigint | null;
  currencyCode: string;
  status: (typeof CUSTOMER_PAYMENT_STATUSES)[number];
  description: string;
  privateNote: string | null;
};

type Query = {
  customerId: string;
  status?: CustomerPayment["status"] | undefined;
  cursor?: string | undefined;
  limit?: number;
};
type Row = Omit<CustomerPayment, "at" | "total" | "fee"> & { at: string | Date; total: string; fee: string | null };

/** A customer's payments of every sort, newest first (permission `ledger:read`). Only completed ones are in the balance. */
export async function listCustomerPayments(
  ctx: Ctx,
  { customerId, status, cursor, limit = 25 }: Query,
): Promise<{ data: CustomerPayment[]; nextCursor: string | null }> {
  requirePermission(ctx, "ledger:read");
  const end = cursor ? decodeCursor(cursor) : null;
  const rows = await transact(ctx, async (ctx) => {
    await requireCustomer(ctx, { id: customerId });
    return ctx.db.execute<Row>(sql`select id, kind, at, total, fee, "currencyCode", status, description, "privateNote"
      from (${everySort(ctx, customerId)}) as sorts
      where ${status ? sql`status = ${status}` : sql`true`}
        and ${end ? sql`(at, id) < (${end.at.toISOString()}::timestamptz, ${end.id})` : sql`true`}
      order by at desc, id desc limit ${limit + 1}`);
  });
  const data = [...rows].slice(0, limit).map(presentRow);
  const last = rows.length > limit ? data.at(-1) : undefined;
  return { data, nextCursor: last ? encodeCursor({ at: last.at, id: last.id }) : null };
}

const presentRow = (row: Row): CustomerPayment => ({
  ...row,
  at: new Date(row.at),
  total: BigInt(row.total),
  fee: row.fee === null ? null : BigInt(row.fee),
});

function everySort({ tenantId, companyId, environment }: Ctx, customerId: string): SQL {
  const theirs = sql`tenant_id = ${tenantId} and company_id = ${companyId} and environment = ${environment} and customer_id = ${customerId}`;
  return sql`
    select id, 'checkout' as kind, created_at as at, amount_minor as total, provider_fee_minor as fee,
      currency_code as "currencyCode", reference_label as description, null as "privateNote",
      case when status = 'succeeded' then 'Completed' when status in ('failed', 'canceled', 'expired') then 'Cancelled'
        else 'Pending' end as status
    from payments where ${theirs}
    union all
    select id, 'transfer', created_at, amount_minor, fee_minor, currency_code,
      'Payment from ' || coalesce(payer_name, payer_email, 'unknown payer'), null,
      case when state = 'credited' then 'Completed' when state in ('refused', 'failed') then 'Cancelled' else 'Pending' end
    from incoming_transfers where ${theirs}
    union all
    select id, 'voucher', used_at, credited_minor, null, currency_code, 'Voucher ' || hint, null, 'Completed'
    from vouchers where ${theirs} and used_at is not null and credited_minor > 0
    union all
    select id, 'manual', created_at, total_minor, fee_minor, currency_code, description, private_note,
      case status when 'completed' then 'Completed' when 'canceled' then 'Cancelled' else 'Pending' end
    from manual_payments where ${theirs}`;
}

const COLUMNS = ["Date", "Total", "Currency", "Payment Fee", "Status", "Description", "ID"];

/** The first line of the file. */
export const customerPaymentsHead = (): string => csvRow(COLUMNS);

/** One payment as a line of CSV; private notes are left out, because files are sent on. */
export const customerPaymentLine = (row: CustomerPayment): string =>
  csvRow([
    row.at,
    { decimal: toMajor(row.total, row.currencyCode) },
    row.currencyCode,
    row.fee === null ? "" : { decimal: toMajor(row.fee, row.currencyCode) },
    row.status,
    row.description,
    row.id,
  ]);
