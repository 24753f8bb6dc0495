import { eq, exists, or, sql } from "drizzle-orm";
import { pageOf } from "@/db/keyset";
import { customerContacts, customers } from "@/db/schema/customers";
import { type Ctx, type TxCtx, transact, within } from "@/lib/context";
import { cutPage, type Page, type PageAsk } from "@/lib/kit/page";
import { contactsOf } from "./contacts";
import { presentCustomer } from "./present";
import type { Customer, ListCustomers } from "./schema";

type Query = ListCustomers & PageAsk;

/** The customers of the caller's company and environment, newest first by keyset. */
export async function listCustomers(ctx: Ctx, query: Query): Promise<Page<Customer>> {
  return transact(ctx, async (ctx) => {
    const { data, ...cursors } = cutPage(await read(ctx, query), query, query.limit);
    const contacts = await contactsOf(
      ctx,
      data.map((row) => row.id),
    );
    return { ...cursors, data: data.map((row) => presentCustomer(row, contacts.get(row.id) ?? [])) };
  });
}

function read(ctx: TxCtx, query: Query) {
  const { limit, reference, email } = query;
  const { where, order } = pageOf(customers, query);
  return ctx.db
    .select()
    .from(customers)
    .where(
      within(
        ctx,
        customers,
        reference ? eq(customers.reference, reference) : undefined,
        email ? or(eq(customers.paypalEmail, email), hasContact(ctx, email)) : undefined,
        where,
      ),
    )
    .orderBy(...order)
    .limit(limit + 1);
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
