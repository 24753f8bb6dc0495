import { asc, desc, eq, exists, or, type SQL, sql } from "drizzle-orm";
import { newerThan, olderThan } from "@/db/keyset";
import { customerContacts, customers } from "@/db/schema/customers";
import { type Ctx, type TxCtx, transact, within } from "@/lib/context";
import { decodeCursor, encodeCursor } from "@/lib/kit/cursor";
import { contactsOf } from "./contacts";
import { presentCustomer } from "./present";
import type { Customer, ListCustomers } from "./schema";

type Query = ListCustomers & {
  /** Reads towards newer rows from this cursor instead of towards older ones. */
  newerThan?: string | undefined;
};

/** `nextCursor` leads to older rows, `previousCursor` to newer ones; null where there are none. */
export type CustomerPage = { data: Customer[]; nextCursor: string | null; previousCursor: string | null };

/** The customers of the caller's company and environment, newest first by keyset. */
export async function listCustomers(ctx: Ctx, query: Query): Promise<CustomerPage> {
  const { limit, cursor } = query;
  const isUp = query.newerThan !== undefined;
  return transact(ctx, async (ctx) => {
    const rows = await read(ctx, query, isUp);
    const shown = isUp ? rows.slice(0, limit).reverse() : rows.slice(0, limit);
    const hasMore = rows.length > limit;
    const contacts = await contactsOf(
      ctx,
      shown.map((row) => row.id),
    );
    return {
      data: shown.map((row) => presentCustomer(row, contacts.get(row.id) ?? [])),
      nextCursor: isUp || hasMore ? cursorOf(shown.at(-1)) : null,
      previousCursor: (isUp && hasMore) || cursor ? cursorOf(shown[0]) : null,
    };
  });
}

function read(ctx: TxCtx, query: Query, isUp: boolean) {
  const { limit, reference, email } = query;
  const { createdAt, id } = customers;
  return ctx.db
    .select()
    .from(customers)
    .where(
      within(
        ctx,
        customers,
        reference ? eq(customers.reference, reference) : undefined,
        email ? or(eq(customers.paypalEmail, email), hasContact(ctx, email)) : undefined,
        endOf(query),
      ),
    )
    .orderBy(...(isUp ? [asc(createdAt), asc(id)] : [desc(createdAt), desc(id)]))
    .limit(limit + 1);
}

function endOf({ cursor, newerThan: newer }: Query): SQL | undefined {
  if (newer) return newerThan(customers, decodeCursor(newer));
  return cursor ? olderThan(customers, decodeCursor(cursor)) : undefined;
}

const cursorOf = (row: { createdAt: Date; id: string } | undefined) =>
  row ? encodeCursor({ at: row.createdAt, id: row.id }) : null;

const hasContact = (ctx: TxCtx, email: string) =>
  exists(
    ctx.db
      .select({ one: sql`1` })
      .from(customerContacts)
      .where(
        within(ctx, customerContacts, eq(customerContacts.customerId, customers.id), eq(customerContacts.email, email)),
      ),
  );
