import { customers } from "@/db/schema/customers";
import { record } from "@/lib/audit";
import { type Ctx, placeOf, transact } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import { replaceContacts } from "./contacts";
import { presentCustomer } from "./present";
import type { CreateCustomer, Customer } from "./schema";
import { unlessTaken } from "./taken";

/** One more customer of the caller's company and environment. Throws a conflict that names a reference or PayPal address somebody has. */
export async function createCustomer(ctx: Ctx, input: CreateCustomer): Promise<Customer> {
  const { contacts = [], ...wanted } = input;
  return transact(ctx, async (ctx) => {
    const insert = ctx.db
      .insert(customers)
      .values({
        ...wanted,
        id: newId("cus"),
        createdBy: ctx.principal.id,
        createdAt: ctx.now,
        updatedAt: ctx.now,
        ...placeOf(ctx),
      })
      .returning();
    const [row] = await unlessTaken(insert);
    if (!row) throw new Error("insert returned no row");
    await replaceContacts(ctx, row.id, contacts);
    await record(ctx, "customer.created", row.id, { reference: row.reference });
    return presentCustomer(
      row,
      contacts.map(({ name = null, email }) => ({ name, email })),
    );
  });
}
