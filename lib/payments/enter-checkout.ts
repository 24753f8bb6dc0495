import { pool } from "@/db/client";
import type { Environment } from "@/db/schema/columns";
import type { Ctx } from "@/lib/context";
import { isCheckoutSignature } from "@/lib/kit/checkout-signature";
import { forbidden, notFound } from "@/lib/kit/errors";
import { isPaymentId } from "./schema";

type Link = { paymentId: string; expires: string; signature: string; now: Date; ip: string | null; requestId: string };
type Found = { tenant_id: string; company_id: string; environment: Environment };

/**
 * A payer who holds a payment's signed address. Any changed bit, or a date that has passed, is forbidden.
 */
export async function enterCheckout({ paymentId, expires, signature, now, ip, requestId }: Link): Promise<Ctx> {
  const genuine = isPaymentId(paymentId) && isCheckoutSignature(paymentId, expires, signature);
  if (!genuine) throw forbidden("This checkout address is not valid");
  if (Number(expires) * 1000 <= now.getTime()) throw forbidden("This checkout address has expired");
  const chosen = pool();
  const [found] = await chosen.sql<Found[]>`select * from portico_payment_place(${paymentId})`;
  if (!found) throw notFound("Payment");
  return {
    pool: chosen,
    tenantId: found.tenant_id,
    companyId: found.company_id,
    environment: found.environment,
    principal: { kind: "payer", id: paymentId, label: "Payer", permissions: [], scopes: [] },
    now,
    requestId,
    ip,
  };
}
