import { listApplications } from "@/lib/applications";
import type { Ctx } from "@/lib/context";
import { listClientTokens } from "@/lib/credentials";
import { requireCustomer } from "@/lib/customers";
import type { Payment } from "@/lib/payments/schema";
import { listMemberNames } from "@/lib/tenants";

type Named = { id: string; name: string };

/** What stands around a payment: its application, its customer, and everybody who may have done something to it. */
export type Surroundings = {
  /** Null when it was deleted. */
  application: Named | null;
  /** Null when nobody was named, or when whoever looks may not see customers. */
  customer: Named | null;
  /** Names of people and labels of credentials, by id; whoever looks is "You". */
  names: ReadonlyMap<string, string>;
};

/** Reads a payment's surroundings for whoever may read the payment. */
export async function surroundingsOf(ctx: Ctx, { clientId, customerId }: Payment): Promise<Surroundings> {
  const seesCustomers = ctx.principal.permissions.includes("ledger:read");
  const [applications, customer, members] = await Promise.all([
    listApplications(ctx, { limit: null }),
    seesCustomers && customerId ? requireCustomer(ctx, { id: customerId }) : null,
    listMemberNames(ctx),
  ]);
  const application = applications.data.find((one) => one.clientId === clientId) ?? null;
  const tokens = application ? await listClientTokens(ctx, application.id) : [];
  const labels = tokens.map(({ id, label }) => [id, label] as const);
  return { application, customer, names: new Map([...members, ...labels, [ctx.principal.id, "You"]]) };
}
