import { eq, exists, or, sql } from "drizzle-orm";
import { customerContacts, customers } from "@/db/schema/customers";
import { type Ctx, transact, within } from "@/lib/context";
import { invalid } from "@/lib/kit/errors";

const NOBODY = "No customer has this ID, reference or e-mail address.";

/**
 * The one customer people mean by this text: its id, its reference, its PayPal address or a contact's address, each whole.
 * Throws invalid_request naming `customer` when it is nobody or more than one.
 */
export async function findCustomer(ctx: Ctx, text: string): Promise<{ id: string; name: string }> {
  const wanted = text.trim();
  const address = wanted.toLowerCase();
  if (/\p{Cc}/u.test(wanted)) throw invalid({ customer: [NOBODY] });
  return transact(ctx, async (ctx) => {
    const isContact = within(
      ctx,
      customerContacts,
      eq(customerContacts.customerId, customers.id),
      eq(customerContacts.email, address),
    );
    const one = ctx.db.select({ one: sql`1` }).from(customerContacts).where(isContact);
    const { id, name, reference, paypalEmail } = customers;
    const isMeant = or(eq(id, wanted), eq(reference, wanted), eq(paypalEmail, address), exists(one));
    const found = await ctx.db
      .select({ id, name })
      .from(customers)
      .where(within(ctx, customers, isMeant))
      .limit(2);
    const [only, another] = found;
    if (another) throw invalid({ customer: ["More than one customer has this. Use the customer’s ID or reference."] });
    if (!only) throw invalid({ customer: [NOBODY] });
    return only;
  });
}
