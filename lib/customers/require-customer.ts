import { eq } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { type Ctx, transact, within } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { isIdText } from "@/lib/kit/ids";
import { contactsOf } from "./contacts";
import { presentCustomer } from "./present";
import type { Customer } from "./schema";

/** The customer, if it is one of the caller's company and environment; anybody else's is not found. */
export async function requireCustomer(ctx: Ctx, { id }: { id: string }): Promise<Customer> {
  if (!isIdText(id)) throw notFound("Customer");
  return transact(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select()
      .from(customers)
      .where(within(ctx, customers, eq(customers.id, id)));
    if (!row) throw notFound("Customer");
    return presentCustomer(row, (await contactsOf(ctx, [id])).get(id) ?? []);
  });
}
