import { z } from "zod";
import type { Environment } from "@/lib/kit/zod";
import type { ChargeEvent, DisputeEvent, ProviderStatus, RefundEvent, Refunded } from "../contract";
import { declineBy, Failure } from "./declines";
import { fromWire } from "./money";

const Fee = z.object({ fee: z.int().nonnegative(), currency: z.string() });
const Charge = z.object({ balance_transaction: Fee.nullish().or(z.string()) });
const Intent = z.object({
  id: z.string(),
  status: z.string(),
  last_payment_error: Failure.nullish(),
  latest_charge: Charge.nullish().or(z.string()),
});

export const Session = z.object({
  id: z.string(),
  status: z.enum(["open", "complete", "expired"]).nullable(),
  payment_status: z.enum(["paid", "unpaid", "no_payment_required"]),
  amount_total: z.int(),
  currency: z.string(),
  client_reference_id: z.string().nullish(),
  payment_intent: Intent.or(z.string()).nullish(),
  url: z.string().nullish(),
  livemode: z.boolean(),
});
export type Session = z.infer<typeof Session>;

export const Listed = z.object({
  id: z.string(),
  created: z.int(),
  client_reference_id: z.string().nullish(),
});
export type Listed = z.infer<typeof Listed>;
export const Sessions = z.object({ data: z.array(Listed), has_more: z.boolean() });

const Metadata = z.record(z.string(), z.string()).nullish();

export const Refund = z.object({
  id: z.string(),
  amount: z.int(),
  currency: z.string(),
  status: z.string().nullish(),
  payment_intent: z.string().nullish(),
  metadata: Metadata,
});
export type Refund = z.infer<typeof Refund>;
export const Refunds = z.object({ data: z.array(Refund), has_more: z.boolean() });

export const Dispute = z.object({
  id: z.string(),
  amount: z.int(),
  currency: z.string(),
  status: z.string(),
  payment_intent: z.string().nullish(),
});
type Dispute = z.infer<typeof Dispute>;

export const placeOf = (livemode: boolean): Environment => (livemode ? "production" : "sandbox");
const intentOf = ({ payment_intent }: Session) => (typeof payment_intent === "object" ? payment_intent : null);

/** The id of the payment behind a session; null while nobody has tried to pay. */
export const intentIdOf = ({ payment_intent }: Session): string | null =>
  typeof payment_intent === "string" ? payment_intent : (payment_intent?.id ?? null);

/** A session stays open after a refused card. A complete one without money is a bank debit under way, or one that failed. */
function statusOf(session: Session): ProviderStatus {
  if (session.payment_status !== "unpaid") return "succeeded";
  if (session.status === "expired") return "canceled";
  if (session.status !== "complete") return "pending";
  const intent = intentOf(session);
  return intent?.last_payment_error && intent.status !== "processing" ? "failed" : "processing";
}

function feeOf(session: Session) {
  const charge = intentOf(session)?.latest_charge;
  const booked = typeof charge === "object" ? charge?.balance_transaction : null;
  return typeof booked === "object" && booked ? fromWire(booked.fee, booked.currency) : null;
}

/** A checkout session as what happened to our charge. The fee is there when the session came with its balance transaction. */
export function toCharge(session: Session, status = statusOf(session)): ChargeEvent {
  const failure = intentOf(session)?.last_payment_error;
  const isRefused = failure && status !== "succeeded";
  return {
    kind: "charge",
    id: `${session.id}:${status}`,
    environment: placeOf(session.livemode),
    reference: session.client_reference_id ?? null,
    providerId: session.id,
    status,
    money: fromWire(session.amount_total, session.currency),
    fee: feeOf(session),
    ...(isRefused ? { decline: declineBy(failure) } : {}),
    redirectUrl: session.url ?? null,
  };
}

const GIVEN_BACK = { succeeded: "succeeded", failed: "failed", canceled: "failed" } as const;
const refundStatus = (status: string | null | undefined): Refunded["status"] =>
  Object.entries(GIVEN_BACK).find(([theirs]) => theirs === status)?.[1] ?? "pending";

export const toRefunded = ({ id, status }: Refund): Refunded => ({ providerId: id, status: refundStatus(status) });

type Of = { reference: string | null; providerId: string; environment: Environment };

export function toRefund(refund: Refund, of: Of): RefundEvent {
  const status = refundStatus(refund.status);
  return {
    ...of,
    kind: "refund",
    id: `${refund.id}:${status}`,
    refundReference: refund.metadata?.refund_reference ?? null,
    providerRefundId: refund.id,
    status,
    money: fromWire(refund.amount, refund.currency),
  };
}

const WON = ["won", "prevented", "warning_closed"];

export function toDispute(dispute: Dispute, of: Of): DisputeEvent {
  const decided = dispute.status === "lost" ? "lost" : "opened";
  const status = WON.includes(dispute.status) ? "won" : decided;
  return {
    ...of,
    kind: "dispute",
    id: `${dispute.id}:${status}`,
    disputeId: dispute.id,
    status,
    money: fromWire(dispute.amount, dispute.currency),
  };
}
