import { type Pool, pool } from "@/db/client";
import type { Environment } from "@/db/schema/columns";
import type { Ctx } from "@/lib/context";
import { forbidden, notFound } from "@/lib/kit/errors";
import { isCustomerPaySignature } from "./pay-link";

type Link = {
  customerId: string;
  expires: string;
  signature: string;
  showsBalance: boolean;
  now: Date;
  ip: string | null;
  requestId: string;
  pool?: Pool;
};
type Found = { tenant_id: string; company_id: string; environment: Environment };

/**
 * Somebody who holds a customer's signed payment address. Any changed bit, or a date that has passed, is forbidden. Only an
 * address that was made to tell the balance carries the right to read it.
 */
export async function enterCustomerPay({ pool: chosen = pool(), ...link }: Link): Promise<Ctx> {
  const { customerId, expires, showsBalance, now, requestId, ip } = link;
  if (!isCustomerPaySignature(link)) throw forbidden("This payment address is not valid");
  if (Number(expires) * 1000 <= now.getTime()) throw forbidden("This payment address has expired");
  const [found] = await chosen.sql<Found[]>`select * from portico_customer_place(${customerId})`;
  if (!found) throw notFound("Customer");
  const permissions = showsBalance ? ["ledger:read"] : [];
  return {
    pool: chosen,
    tenantId: found.tenant_id,
    companyId: found.company_id,
    environment: found.environment,
    principal: { kind: "payer", id: customerId, label: "Customer", permissions, scopes: [] },
    now,
    requestId,
    ip,
  };
}
