import { eq } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { record } from "@/lib/audit";
import { type Ctx, transact, within } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { replaceContacts } from "./contacts";
import { requireCustomer } from "./require-customer";
import type { Customer, UpdateCustomer } from "./schema";
import { unlessTaken } from "./taken";

/** Changes what is given and leaves the rest. The audit trail keeps which fields changed, not what people are called. */
export async function updateCustomer(ctx: Ctx, { id, ...input }: UpdateCustomer & { id: string }): Promise<Customer> {
  const { contacts, ...wanted } = input;
  return transact(ctx, async (ctx) => {
    const update = ctx.db
      .update(customers)
      .set({ ...wanted, updatedAt: ctx.now })
      .where(within(ctx, customers, eq(customers.id, id)))
      .returning();
    const [row] = await unlessTaken(update);
    if (!row) throw notFound("Customer");
    if (contacts) await replaceContacts(ctx, id, contacts);
    await record(ctx, "customer.updated", id, { fields: Object.keys(input).sort() });
    return requireCustomer(ctx, { id });
  });
}
