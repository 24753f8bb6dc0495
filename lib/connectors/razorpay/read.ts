import { z } from "zod";
import type { Delivery, Http, ProviderEvent } from "../contract";
import { linkByPayment } from "./look-up";
import { chargeOf, Dispute, Link, Payment, Refund, toCharge, toDispute, toRefund } from "./wire";

const Entity = z.object({ entity: z.unknown() });
const Message = z.object({ event: z.string(), payload: z.record(z.string(), z.unknown()) });

type Entities = (name: string) => unknown;

const SPLIT = /^(payment_link|refund|payment\.dispute)\.(\w+)$/;

/** What an event of Razorpay means for charges of ours. A payment that failed leaves its link open, so it means nothing yet. */
export async function read({ raw }: Delivery, http: Http): Promise<ProviderEvent[]> {
  const { event, payload } = Message.parse(JSON.parse(new TextDecoder().decode(raw)));
  const [, subject, what = ""] = SPLIT.exec(event) ?? [];
  const entity: Entities = (name) => Entity.safeParse(payload[name]).data?.entity;
  if (subject === "payment_link") return [charged(entity)];
  if (subject === "refund") return refunded(Refund.parse(entity("refund")), http);
  return subject === undefined ? [] : disputed(Dispute.parse(entity("dispute")), what, http);
}

const charged = (entity: Entities): ProviderEvent =>
  toCharge(Link.parse(entity("payment_link")), Payment.safeParse(entity("payment")).data ?? null);

async function refunded(refund: Refund, http: Http): Promise<ProviderEvent[]> {
  const of = chargeOf(refund) ?? (await ofPayment(refund.payment_id, http));
  return of ? [toRefund(refund, of)] : [];
}

async function disputed(dispute: Dispute, what: string, http: Http): Promise<ProviderEvent[]> {
  const of = await ofPayment(dispute.payment_id, http);
  return of ? [toDispute(dispute, what, of)] : [];
}

async function ofPayment(paymentId: string, http: Http) {
  const link = await linkByPayment(http, paymentId);
  return link && { reference: link.reference_id || null, providerId: link.id };
}
