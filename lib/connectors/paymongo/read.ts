import { z } from "zod";
import type { Delivery, Http, ProviderEvent } from "../contract";
import { inside, Payment, Refund, referenceOf, Session, toCharge, toRefund } from "./wire";

const Message = z.object({
  attributes: z.object({ livemode: z.boolean(), data: z.looseObject({ type: z.string().optional() }) }),
});

type Told = { livemode: boolean; http: Http };

/** What an event of PayMongo means for charges of ours, by what it is about. A payment alone tells only of its refunds. */
export async function read({ raw }: Delivery, http: Http): Promise<ProviderEvent[]> {
  const { livemode, data } = inside(Message, JSON.parse(new TextDecoder().decode(raw))).attributes;
  const told = { livemode, http };
  if (data.type === "checkout_session") return [charged(Session.parse(data), livemode)];
  if (data.type === "payment") return ofPayment(Payment.parse(data), told);
  return data.type === "refund" ? ofRefund(Refund.parse(data), told) : [];
}

const charged = ({ id, attributes }: Session, livemode: boolean): ProviderEvent =>
  toCharge({ id, attributes: { ...attributes, livemode } });

function ofPayment(payment: Payment, { livemode }: Told): ProviderEvent[] {
  const reference = referenceOf(payment);
  const refunds = payment.attributes.refunds ?? [];
  return reference === null ? [] : refunds.map((refund) => toRefund(refund, reference, livemode));
}

async function ofRefund(refund: Refund, { livemode, http }: Told): Promise<ProviderEvent[]> {
  const path = `/v1/payments/${encodeURIComponent(refund.attributes.payment_id)}`;
  const own = refund.attributes.metadata("reference");
  const reference = own ?? referenceOf(inside(Payment, await http(path)));
  return reference === null ? [] : [toRefund(refund, reference, livemode)];
}
