import { z } from "zod";
import type { Delivery, Http, ProviderEvent } from "../contract";
import { sessionByIntent, sessionOf } from "./look-up";
import { Dispute, placeOf, Refund, Refunds, Session, toCharge, toDispute, toRefund } from "./wire";

const Message = z.object({ type: z.string(), livemode: z.boolean(), data: z.object({ object: z.unknown() }) });
const ChargeOfRefund = z.object({ id: z.string() });

type Told = { object: unknown; livemode: boolean; http: Http };

const CHARGED = ["completed", "async_payment_succeeded", "async_payment_failed", "expired"];
const SPLIT = /^(checkout\.session|refund|charge\.dispute|charge)\.(\w+)$/;

/** What an event of Stripe means for charges of ours; nothing for the many events that mean nothing here. */
export async function read({ raw }: Delivery, http: Http): Promise<ProviderEvent[]> {
  const { type, livemode, data } = Message.parse(JSON.parse(new TextDecoder().decode(raw)));
  const [, subject, what = ""] = SPLIT.exec(type) ?? [];
  const told = { object: data.object, livemode, http };
  if (subject === "checkout.session" && CHARGED.includes(what)) return charged(told, what);
  if (subject === "refund") return refunded([Refund.parse(data.object)], told);
  if (subject === "charge.dispute") return disputed(told);
  return subject === "charge" && what === "refunded" ? allRefunds(told) : [];
}

const IsPayment = z.object({ mode: z.literal("payment") });

/** The message is proof enough; the session is asked for again only because it knows the fee and why a payment failed. */
async function charged({ object, livemode, http }: Told, what: string): Promise<ProviderEvent[]> {
  if (!IsPayment.safeParse(object).success) return [];
  const told = Session.parse({ livemode, ...Object(object) });
  const known = await sessionOf(http, told.id).catch(() => null);
  const status = what === "async_payment_failed" && known?.payment_status !== "paid" ? "failed" : undefined;
  return [toCharge(known ?? told, status)];
}

/** Refunds and disputes name the payment; the session it belongs to has our reference. */
async function ofIntent({ http, livemode }: Told, intentId: string | null | undefined) {
  const session = intentId ? await sessionByIntent(http, intentId) : null;
  if (!session?.client_reference_id) return null;
  return { reference: session.client_reference_id, providerId: session.id, environment: placeOf(livemode) };
}

async function refunded(refunds: readonly Refund[], told: Told): Promise<ProviderEvent[]> {
  const of = await ofIntent(told, refunds[0]?.payment_intent);
  return of ? refunds.map((refund) => toRefund(refund, of)) : [];
}

async function allRefunds(told: Told): Promise<ProviderEvent[]> {
  const { id } = ChargeOfRefund.parse(told.object);
  return refunded(Refunds.parse(await told.http(`/v1/refunds?limit=20&charge=${encodeURIComponent(id)}`)).data, told);
}

async function disputed(told: Told): Promise<ProviderEvent[]> {
  const dispute = Dispute.parse(told.object);
  const of = await ofIntent(told, dispute.payment_intent);
  return of ? [toDispute(dispute, of)] : [];
}
