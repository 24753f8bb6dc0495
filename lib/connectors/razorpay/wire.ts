import { z } from "zod";
import type { ChargeEvent, DisputeEvent, ProviderStatus, RefundEvent, Refunded } from "../contract";
import { fromWire } from "./money";

/** Null, an object or an empty list, as Razorpay pleases. */
const Notes = z
  .unknown()
  .transform((notes) => z.record(z.string(), z.unknown()).safeParse(notes).data ?? {})
  .transform((notes) => Object.fromEntries(Object.entries(notes).filter(([, value]) => typeof value === "string")));
const note = (notes: Record<string, unknown>, name: string) => {
  const value = notes[name];
  return typeof value === "string" && value !== "" ? value : null;
};

export const Link = z.object({
  id: z.string(),
  amount: z.int(),
  currency: z.string(),
  status: z.enum(["created", "partially_paid", "paid", "cancelled", "expired"]),
  reference_id: z.string().nullish(),
  short_url: z.string().nullish(),
  payments: z.array(z.object({ payment_id: z.string(), status: z.string() })).nullish(),
});
export type Link = z.infer<typeof Link>;
export const Links = z.object({ payment_links: z.array(Link) });

export const Payment = z.object({ id: z.string(), fee: z.int().nonnegative().nullish() });
export type Payment = z.infer<typeof Payment>;

export const Refund = z.object({
  id: z.string(),
  amount: z.int(),
  currency: z.string(),
  payment_id: z.string(),
  receipt: z.string().nullish(),
  notes: Notes,
  status: z.string().nullish(),
});
export type Refund = z.infer<typeof Refund>;
export const Refunds = z.object({ items: z.array(Refund) });

export const Dispute = z.object({
  id: z.string(),
  payment_id: z.string(),
  amount: z.int(),
  currency: z.string(),
});
export type Dispute = z.infer<typeof Dispute>;

const STATUS: Record<Link["status"], ProviderStatus> = {
  created: "pending",
  partially_paid: "pending",
  paid: "succeeded",
  cancelled: "canceled",
  expired: "canceled",
};

/** The payment that brought a link's money; null while there is none. */
export const paymentIdOf = ({ payments }: Link): string | null =>
  payments?.find(({ status }) => status === "captured")?.payment_id ?? null;

/** Razorpay keeps its fee, tax included, in rupees, whatever was paid in. */
const feeOf = (payment: Payment | null) =>
  payment?.fee === null || payment?.fee === undefined ? null : fromWire(payment.fee, "INR");

/** A payment link, and the payment that settled it when it is known, as what happened to our charge. */
export const toCharge = (link: Link, payment: Payment | null): ChargeEvent => ({
  kind: "charge",
  id: `${link.id}:${link.status}`,
  reference: link.reference_id || null,
  providerId: link.id,
  status: STATUS[link.status],
  money: fromWire(link.amount, link.currency),
  fee: feeOf(payment),
  redirectUrl: link.short_url ?? null,
});

const GIVEN_BACK: Readonly<Record<string, Refunded["status"]>> = { processed: "succeeded", failed: "failed" };
const refundStatus = ({ status }: Refund) => GIVEN_BACK[status ?? ""] ?? "pending";

export const toRefunded = (refund: Refund): Refunded => ({ providerId: refund.id, status: refundStatus(refund) });

/** Which of our refunds it is, by its notes or its receipt. */
export const refundReferenceOf = ({ notes, receipt }: Refund): string | null =>
  note(notes, "refund_reference") ?? receipt ?? null;

type Of = { reference: string | null; providerId: string | null };

/** What the notes of a refund of ours say about its charge. */
export const chargeOf = ({ notes }: Refund): Of | null => {
  const reference = note(notes, "reference");
  return reference === null ? null : { reference, providerId: null };
};

export const toRefund = (refund: Refund, of: Of): RefundEvent => ({
  ...of,
  kind: "refund",
  id: `${refund.id}:${refundStatus(refund)}`,
  refundReference: refundReferenceOf(refund),
  providerRefundId: refund.id,
  status: refundStatus(refund),
  money: fromWire(refund.amount, refund.currency),
});

const ENDED: Readonly<Record<string, DisputeEvent["status"]>> = { won: "won", closed: "won", lost: "lost" };

/** `what` is the end of the event's name: a dispute's own status says less. */
export function toDispute(dispute: Dispute, what: string, of: Of & { providerId: string }): DisputeEvent {
  const status = ENDED[what] ?? "opened";
  return {
    ...of,
    kind: "dispute",
    id: `${dispute.id}:${status}`,
    disputeId: dispute.id,
    status,
    money: fromWire(dispute.amount, dispute.currency),
  };
}
