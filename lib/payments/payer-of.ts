import { asc, eq } from "drizzle-orm";
import { customerContacts, customers } from "@/db/schema/customers";
import { type Ctx, transact, within } from "@/lib/context";

/** Who pays, as far as a provider may want to know: the customer's name and the address of their first contact. */
export async function payerOf(
  ctx: Ctx,
  customerId: string | null,
): Promise<{ name: string | null; email: string | null }> {
  if (customerId === null) return { name: null, email: null };
  const [found] = await transact(ctx, ({ db }) =>
    db
      .select({ name: customers.name, email: customerContacts.email })
      .from(customers)
      .leftJoin(customerContacts, eq(customerContacts.customerId, customers.id))
      .where(within(ctx, customers, eq(customers.id, customerId)))
      .orderBy(asc(customerContacts.position))
      .limit(1),
  );
  return found ?? { name: null, email: null };
}
