import { asc, eq, inArray } from "drizzle-orm";
import { customerContacts } from "@/db/schema/customers";
import { placeOf, type TxCtx, within } from "@/lib/context";
import { newId } from "@/lib/kit/ids";

type Contact = { name?: string | undefined; email: string };

/** The contacts of many customers in one query, by customer. */
export async function contactsOf(ctx: TxCtx, customerIds: string[]) {
  const found = new Map<string, (typeof customerContacts.$inferSelect)[]>();
  if (customerIds.length === 0) return found;
  const rows = await ctx.db
    .select()
    .from(customerContacts)
    .where(within(ctx, customerContacts, inArray(customerContacts.customerId, customerIds)))
    .orderBy(asc(customerContacts.customerId), asc(customerContacts.position));
  for (const row of rows) found.set(row.customerId, [...(found.get(row.customerId) ?? []), row]);
  return found;
}

/** Puts these contacts in the place of those the customer had. */
export async function replaceContacts(ctx: TxCtx, customerId: string, contacts: readonly Contact[]): Promise<void> {
  await ctx.db
    .delete(customerContacts)
    .where(within(ctx, customerContacts, eq(customerContacts.customerId, customerId)));
  if (contacts.length === 0) return;
  const rows = contacts.map(({ name = null, email }, position) => ({
    id: newId("con"),
    customerId,
    position,
    name,
    email,
    createdAt: ctx.now,
    ...placeOf(ctx),
  }));
  await ctx.db.insert(customerContacts).values(rows);
}
