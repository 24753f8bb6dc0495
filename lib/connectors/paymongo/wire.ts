import { z } from "zod";
import type { Environment } from "@/lib/kit/zod";
import type { ChargeEvent, ProviderStatus, RefundEvent, Refunded } from "../contract";
import { declineBy } from "./declines";

const PHP = "PHP";
const pesos = (centavos: number) => ({ amount: BigInt(centavos), currency: PHP });

const Metadata = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((all) => (name: string) => {
    const value = all?.[name];
    return typeof value === "string" && value !== "" ? value : null;
  });

export const Refund = z.object({
  id: z.string(),
  attributes: z.object({
    amount: z.int(),
    status: z.string(),
    payment_id: z.string(),
    notes: z.string().nullish(),
    metadata: Metadata,
  }),
});
export type Refund = z.infer<typeof Refund>;

export const Payment = z.object({
  id: z.string(),
  attributes: z.object({
    amount: z.int(),
    currency: z.literal(PHP),
    status: z.string(),
    fee: z.int().nonnegative().nullish(),
    foreign_fee: z.int().nonnegative().nullish(),
    failed_code: z.string().nullish(),
    external_reference_number: z.string().nullish(),
    metadata: Metadata,
    refunds: z.array(Refund).nullish(),
  }),
});
export type Payment = z.infer<typeof Payment>;

export const Session = z.object({
  id: z.string(),
  attributes: z.object({
    status: z.string(),
    checkout_url: z.string().nullish(),
    reference_number: z.string().nullish(),
    livemode: z.boolean().optional(),
    line_items: z.array(z.object({ amount: z.int(), quantity: z.int() })).nullish(),
    payments: z.array(Payment),
    payment_intent: z.object({ attributes: z.object({ amount: z.int(), status: z.string() }) }).nullish(),
  }),
});
export type Session = z.infer<typeof Session>;

const Envelope = z.object({ data: z.unknown() });

/** Everything PayMongo says is in an envelope. */
export const inside = <T>(schema: z.ZodType<T>, answer: unknown): T => schema.parse(Envelope.parse(answer).data);

const withStatus = ({ attributes }: Session, status: string) =>
  attributes.payments.find((payment) => payment.attributes.status === status);

/** The payment that brought a session's money; null while there is none. */
export const paidPaymentOf = (session: Session): Payment | null => withStatus(session, "paid") ?? null;

/** PayMongo says so itself: a paid session may still call itself active, and its intent processing. Only its payments tell. */
function statusOf(session: Session): ProviderStatus {
  const { status, payment_intent } = session.attributes;
  if (withStatus(session, "paid")) return "succeeded";
  if (status === "active") return isMoving(session, payment_intent?.attributes.status) ? "processing" : "pending";
  return withStatus(session, "failed") ? "failed" : "canceled";
}

const isMoving = (session: Session, intent: string | undefined) =>
  withStatus(session, "pending") !== undefined || intent === "processing" || intent === "awaiting_capture";

/** What was paid, so that another sum shows; before that what was asked for. */
function moneyOf(session: Session) {
  const { line_items, payment_intent } = session.attributes;
  const asked = line_items?.reduce((sum, { amount, quantity }) => sum + amount * quantity, 0);
  const amount = withStatus(session, "paid")?.attributes.amount ?? payment_intent?.attributes.amount ?? asked;
  if (amount === undefined) throw new RangeError("PayMongo names no amount.");
  return pesos(amount);
}

function feeOf(payment: Payment | null) {
  const { fee, foreign_fee } = payment?.attributes ?? {};
  return fee === null || fee === undefined ? null : pesos(fee + (foreign_fee ?? 0));
}

const placeOf = (livemode: boolean): Environment => (livemode ? "production" : "sandbox");

/** A checkout session as what happened to our charge. */
export function toCharge(session: Session): ChargeEvent {
  const { checkout_url, livemode, reference_number } = session.attributes;
  const status = statusOf(session);
  const failed = status === "succeeded" ? undefined : withStatus(session, "failed");
  return {
    kind: "charge",
    id: `${session.id}:${status}`,
    ...(livemode === undefined ? {} : { environment: placeOf(livemode) }),
    reference: reference_number || null,
    providerId: session.id,
    status,
    money: moneyOf(session),
    fee: feeOf(paidPaymentOf(session)),
    ...(failed ? { decline: declineBy(failed.attributes.failed_code ?? "generic_decline") } : {}),
    redirectUrl: checkout_url ?? null,
  };
}

const GIVEN_BACK: Readonly<Record<string, Refunded["status"]>> = { succeeded: "succeeded", failed: "failed" };
const refundStatus = ({ attributes }: Refund) => GIVEN_BACK[attributes.status] ?? "pending";

export const toRefunded = (refund: Refund): Refunded => ({ providerId: refund.id, status: refundStatus(refund) });

/** The notes of our refunds begin with our reference, for whoever reads them at PayMongo's desk. */
export const notesOf = (refundReference: string, reason: string): string =>
  `${refundReference} ${reason}`.trim().slice(0, 255);

const OUR_ID = /^[a-z]+_[0-9a-f]{32}(?!\S)/;

/** Which of our refunds it is. */
export const refundReferenceOf = ({ attributes }: Refund): string | null =>
  attributes.metadata("refund_reference") ?? OUR_ID.exec(attributes.notes ?? "")?.[0] ?? null;

/** Our reference, which a session hands on to its payment. */
export const referenceOf = ({ attributes }: Payment): string | null =>
  attributes.metadata("reference") ?? (attributes.external_reference_number || null);

export const toRefund = (refund: Refund, reference: string, livemode: boolean): RefundEvent => ({
  kind: "refund",
  id: `${refund.id}:${refundStatus(refund)}`,
  environment: placeOf(livemode),
  reference,
  providerId: null,
  refundReference: refundReferenceOf(refund),
  providerRefundId: refund.id,
  status: refundStatus(refund),
  money: pesos(refund.attributes.amount),
});
