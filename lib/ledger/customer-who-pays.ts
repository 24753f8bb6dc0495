import { eq } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { type TxCtx, within } from "@/lib/context";

/** Addresses are kept in lower case and one customer has each, so nobody is credited on a guess. */
export async function customerWhoPays(ctx: TxCtx, payerEmail: string | null): Promise<string | null> {
  if (payerEmail === null) return null;
  const [found] = await ctx.db
    .select({ id: customers.id })
    .from(customers)
    .where(within(ctx, customers, eq(customers.paypalEmail, payerEmail.toLowerCase())));
  return found?.id ?? null;
}
