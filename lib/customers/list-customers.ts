import { desc, eq, exists, or, sql } from "drizzle-orm";
import { olderThan } from "@/db/keyset";
import { customerContacts, customers } from "@/db/schema/customers";
import { type Ctx, type TxCtx, transact, within } from "@/lib/context";
import { decodeCursor, nextCursor } from "@/lib/kit/cursor";
import { contactsOf } from "./contacts";
import { presentCustomer } from "./present";
import type { Customer, ListCustomers } from "./schema";

export type CustomerPage = { data: Customer[]; nextCursor: string | null };

/** The customers of the caller's company and environment, newest first by keyset. */
export async function listCustomers(ctx: Ctx, query: ListCustomers): Promise<CustomerPage> {
  const { limit, reference, email } = query;
  const { createdAt, id } = customers;
  const end = query.cursor ? decodeCursor(query.cursor) : null;
  return transact(ctx, async (ctx) => {
    const rows = await ctx.db
      .select()
      .from(customers)
      .where(
        within(
          ctx,
          customers,
          reference ? eq(customers.reference, reference) : undefined,
          email ? or(eq(customers.paypalEmail, email), hasContact(ctx, email)) : undefined,
          end ? olderThan(customers, end) : undefined,
        ),
      )
      .orderBy(desc(createdAt), desc(id))
      .limit(limit + 1);
    const shown = rows.slice(0, limit);
    const contacts = await contactsOf(
      ctx,
      shown.map((row) => row.id),
    );
    const data = shown.map((row) => presentCustomer(row, contacts.get(row.id) ?? []));
    return { data, nextCursor: nextCursor(rows, limit) };
  });
}

const hasContact = (ctx: TxCtx, email: string) =>
  exists(
    ctx.db
      .select({ one: sql`1` })
      .from(customerContacts)
      .where(
        within(ctx, customerContacts, eq(customerContacts.customerId, customers.id), eq(customerContacts.email, email)),
      ),
  );
