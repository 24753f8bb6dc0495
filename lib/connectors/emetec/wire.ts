import { z } from "zod";
import { isCurrency, type Money, parseMajor } from "@/lib/kit/money";
import {
  type ChargeEvent,
  type DisputeEvent,
  type ProviderEvent,
  ProviderRejected,
  ProviderUnknown,
  type RefundEvent,
  type Refunded,
} from "../contract";
import { kindOf, meaningOf } from "./result-codes";

const Result = z.object({ code: z.string().max(20) });
export const Answer = z.object({ result: Result });

export const Checkout = z.object({
  id: z.string().regex(/^[\w.-]{1,128}$/),
  integrity: z
    .string()
    .regex(/^sha(?:256|384|512)-[\w+/=-]{1,200}$/)
    .nullish(),
  result: Result,
});

export const Payment = z.object({
  id: z.string().regex(/^[\w.-]{1,64}$/),
  referencedId: z.string().nullish(),
  paymentType: z.string().nullish(),
  amount: z.string().nullish(),
  currency: z.string().refine(isCurrency).nullish(),
  merchantTransactionId: z.string().nullish(),
  result: Result,
});
export type Payment = z.infer<typeof Payment>;

export const Found = z.object({ payments: z.array(Payment).default([]) });

/** What a charge or refund is called at the platform: a refund's name has the charge's in it, so that a message tells both. */
export const refundName = (reference: string, refundReference: string): string => `${reference}.${refundReference}`;

const PLAIN = new Set(["DB", "PA"]);
const isCharge = ({ paymentType }: Payment) => PLAIN.has(paymentType ?? "");

/** A declined payment has no amount; then it is what was asked for. */
function moneyOf({ amount, currency }: Payment, asked: Money | null): Money | null {
  if (!amount || !currency) return asked;
  const minor = parseMajor(amount, currency);
  if (minor === null) throw new RangeError("The amount is no sum of its currency.");
  return { amount: minor, currency };
}

/** `asked` is what the charge was started with. Null when the message names no charge, or no sum and none is known. */
export function toCharge(told: Payment, asked: Money | null): ChargeEvent | null {
  const { id, merchantTransactionId: reference, paymentType, result } = told;
  const money = moneyOf(told, asked);
  if (!reference || !money) return null;
  const { status, decline } = meaningOf(result.code);
  return {
    kind: "charge",
    id: `${id}:${result.code}`,
    reference,
    providerId: reference,
    // A preauthorization has taken nothing; we ask for none.
    status: status === "succeeded" && paymentType === "PA" ? "processing" : status,
    money,
    fee: null,
    ...(decline && { decline }),
  };
}

const RANK = ["succeeded", "processing", "pending", "failed", "canceled"];

/** How the charge of this name stands, of all that was tried under it: the best of them, since one that was paid is enough. */
export function standingOf(payments: readonly Payment[], reference: string, asked: Money): ChargeEvent | null {
  const tried = payments
    .filter((one) => isCharge(one) && one.merchantTransactionId === reference)
    .flatMap((one) => toCharge(one, asked) ?? []);
  return tried.toSorted((a, b) => RANK.indexOf(a.status) - RANK.indexOf(b.status))[0] ?? null;
}

/** The platform's id of the payment that was taken under this name. */
export const takenId = (payments: readonly Payment[], reference: string): string | null =>
  payments.find(
    (one) =>
      isCharge(one) && one.merchantTransactionId === reference && meaningOf(one.result.code).status === "succeeded",
  )?.id ?? null;

/** What became of a refund. Throws ProviderRejected when it was refused, ProviderUnknown when nobody knows. */
export function toRefunded({ id, result: { code } }: Payment): Refunded {
  const { status } = meaningOf(code);
  if (status === "succeeded") return { providerId: id, status: "succeeded" };
  if (status === "pending" || kindOf(code) === "pending_long") return { providerId: id, status: "pending" };
  if (status === "processing") throw new ProviderUnknown(`result ${code}`);
  throw new ProviderRejected(code, 200, null);
}

const Message = z.object({ type: z.string(), payload: z.unknown() });
const REFUNDS = new Set(["RF", "RV"]);

/** What a message means. Registrations, schedules and the empty payload of a trial message mean nothing. */
export function toEvents(text: string): ProviderEvent[] {
  const { type, payload } = Message.parse(JSON.parse(text));
  if (type !== "PAYMENT") return [];
  const read = Payment.safeParse(payload);
  if (!read.success && Object.keys(payload ?? {}).length <= 1) return [];
  const told = Payment.parse(payload);
  const event = eventOf(told);
  return event ? [event] : [];
}

function eventOf(told: Payment): ProviderEvent | null {
  if (isCharge(told)) return toCharge(told, null);
  if (REFUNDS.has(told.paymentType ?? "")) return toRefund(told);
  return told.paymentType === "CB" ? toDispute(told) : null;
}

/** A refund of ours has a name of two parts; one made at the platform's desk is under the charge's own. */
function toRefund(told: Payment): RefundEvent | null {
  const [reference, refundReference] = (told.merchantTransactionId ?? "").split(".");
  const money = moneyOf(told, null);
  if (!reference || !money) return null;
  const { status } = meaningOf(told.result.code);
  const settled = status === "succeeded" || status === "failed" ? status : "pending";
  return {
    kind: "refund",
    id: `${told.id}:${told.result.code}`,
    reference,
    providerId: reference,
    refundReference: refundReference || null,
    providerRefundId: told.id,
    status: settled,
    money,
  };
}

function toDispute(told: Payment): DisputeEvent | null {
  const money = moneyOf(told, null);
  const { id, merchantTransactionId: reference } = told;
  if (!reference || !money) return null;
  return {
    kind: "dispute",
    id: `${id}:opened`,
    reference,
    providerId: reference,
    disputeId: id,
    status: "opened",
    money,
  };
}
