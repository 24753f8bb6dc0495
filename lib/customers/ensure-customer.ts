import { customers } from "@/db/schema/customers";
import { record } from "@/lib/audit";
import { type Ctx, placeOf, transact } from "@/lib/context";
import { newId } from "@/lib/kit/ids";

type Known = { reference: string; name: string };

/** The id of the customer with this reference, who is made when there is none; two callers at once get the same one. Names follow the latest. */
export async function ensureCustomer(ctx: Ctx, { reference, name }: Known): Promise<string> {
  return transact(ctx, async (ctx) => {
    const id = newId("cus");
    const { tenantId, companyId, environment } = customers;
    const [row] = await ctx.db
      .insert(customers)
      .values({
        id,
        reference,
        name,
        createdBy: ctx.principal.id,
        createdAt: ctx.now,
        updatedAt: ctx.now,
        ...placeOf(ctx),
      })
      .onConflictDoUpdate({
        target: [tenantId, companyId, environment, customers.reference],
        set: { name, updatedAt: ctx.now },
      })
      .returning({ id: customers.id });
    if (!row) throw new Error("insert returned no row");
    if (row.id === id) await record(ctx, "customer.created", id, { reference });
    return row.id;
  });
}
