import { z } from "zod";
import { exponentOf, isCurrency, type Money, parseMajor } from "@/lib/kit/money";
import type { Environment } from "@/lib/kit/zod";
import type { ChargeEvent, Decline, DisputeEvent, ProviderStatus, RefundEvent, Refunded } from "../contract";

/** Answers are read with numbers as text: an id has up to 64 bits, more than a number of JavaScript keeps. */
const Whole = z.string().regex(/^\d{1,20}$/);
const Currency = z.string().refine(isCurrency);

const Transaction = z.object({
  id: Whole,
  domain: z.string(),
  status: z.string(),
  reference: z.string(),
  amount: Whole,
  requested_amount: Whole.nullish(),
  fees: Whole.nullish(),
  currency: Currency,
  gateway_response: z.string().nullish(),
});
type Transaction = z.infer<typeof Transaction>;

export const Initialized = z.object({
  data: z.object({ authorization_url: z.url({ protocol: /^https$/ }), reference: z.string() }),
});
export const Verified = z.object({ data: Transaction });

const RefundRow = z.object({ id: Whole, status: z.string(), merchant_note: z.string().nullish() });
export const OneRefund = z.object({ data: RefundRow });
export const Refunds = z.object({ data: z.array(RefundRow) });
export const Refusal = z.object({ code: z.string().nullish(), message: z.string().nullish() });

const CENTS = 2;

/** Paystack counts in hundredths whatever the currency, also in francs, which have none (XOF). */
export const toWire = ({ amount, currency }: Money): number =>
  Number(amount * 10n ** BigInt(CENTS - exponentOf(currency)));

/** Null when the hundredths are finer than the currency: such a sum was never asked for by us. */
function fromWire(hundredths: string, currency: string): bigint | null {
  const padded = hundredths.padStart(CENTS + 1, "0");
  const major = `${padded.slice(0, -CENTS)}.${padded.slice(-CENTS)}`;
  return parseMajor(exponentOf(currency) === 0 ? major.replace(/\.00$/, "") : major, currency);
}

function moneyOf(hundredths: string, currency: string): Money {
  const amount = fromWire(hundredths, currency);
  if (amount === null) throw new RangeError(`${hundredths} hundredths are no sum of ${currency}.`);
  return { amount, currency };
}

const environmentOf = (domain: string): Environment => (domain === "live" ? "production" : "sandbox");

const STATUS: Record<string, ProviderStatus> = {
  success: "succeeded",
  failed: "failed",
  abandoned: "pending",
  reversed: "failed",
};

const DECLINES: readonly (readonly [RegExp, Pick<Decline, "class" | "code">])[] = [
  [/insufficient/i, { class: "soft", code: "insufficient_funds" }],
  [/stolen|lost card|pick.?up|restricted|blacklist/i, { class: "hard", code: "risk" }],
  [/invalid card|incorrect|expired|no such|not permitted/i, { class: "hard", code: "invalid_card" }],
  [/do not hono/i, { class: "soft", code: "do_not_honour" }],
];

/** A refusal is told in a sentence of the bank; one we can't place may pass another time. */
export function declineOf(said: string): Decline {
  const [, known] = DECLINES.find(([shape]) => shape.test(said)) ?? [];
  return { ...(known ?? { class: "soft", code: "declined" }), rawCode: said.slice(0, 100) };
}

/** The reference names the charge on both sides: it can be used once, and the start call knows no other id. */
export function toCharge(told: Transaction): ChargeEvent {
  const status = STATUS[told.status] ?? "processing";
  const asked = moneyOf(told.requested_amount ?? told.amount, told.currency);
  const came = fromWire(told.amount, told.currency);
  return {
    kind: "charge",
    id: `${told.reference}:${told.status}`,
    environment: environmentOf(told.domain),
    reference: told.reference,
    providerId: told.reference,
    status,
    money: asked,
    ...(came !== null && came < asked.amount && status === "succeeded" && { received: { ...asked, amount: came } }),
    fee: feeOf(told),
    ...(status === "failed" && { decline: declineOf(told.gateway_response ?? told.status) }),
  };
}

/** What the fee costs the shop: when the payer bears it, it came on top of what was asked for. */
function feeOf({ fees, amount, requested_amount, currency }: Transaction): Money | null {
  if (!fees) return null;
  const added = BigInt(amount) - BigInt(requested_amount ?? amount);
  const borne = BigInt(fees) - (added > 0n ? added : 0n);
  const exact = fromWire(String(borne > 0n ? borne : 0n), currency);
  return exact === null ? null : { amount: exact, currency };
}

const REFUND: Record<string, Refunded["status"]> = { processed: "succeeded", failed: "failed" };

/** `needs-attention` waits for the customer's bank account, which Paystack's own desk asks for. */
export const toRefunded = ({ id, status }: z.infer<typeof RefundRow>): Refunded => ({
  providerId: id,
  status: REFUND[status] ?? "pending",
});

const RefundTold = z.object({
  id: Whole.nullish(),
  status: z.string(),
  domain: z.string(),
  transaction_reference: z.string(),
  amount: Whole,
  currency: Currency,
  merchant_note: z.string().nullish(),
});

const DisputeTold = z.object({
  id: Whole,
  domain: z.string(),
  resolution: z.string().nullish(),
  refund_amount: Whole.nullish(),
  transaction: z.object({ reference: z.string(), amount: Whole, currency: Currency }),
});

const Told = z.object({ event: z.string(), data: z.unknown() });

/** What a message means; one that is not about money of a charge means nothing. */
export function toEvents(message: unknown): (ChargeEvent | RefundEvent | DisputeEvent)[] {
  const { event, data } = Told.parse(message);
  if (event === "charge.success") return [toCharge(Transaction.parse(data))];
  if (event.startsWith("refund.")) return refundTold(RefundTold.parse(data));
  if (/^charge\.dispute\.(?:create|resolve)$/.test(event)) return [disputeTold(DisputeTold.parse(data))];
  return [];
}

/** A person at Paystack's desk writes anything into the note; we write our reference. */
const OURS = /^[a-z]{2,8}_\w{1,60}$/;

/** Some refund messages don't name the refund. Taken for a second refund it would count twice, so the look-up tells of it. */
function refundTold(told: z.infer<typeof RefundTold>): RefundEvent[] {
  const { id, domain, transaction_reference: reference, amount, currency, status } = told;
  if (!id) return [];
  const row = toRefunded({ id, status });
  return [
    {
      kind: "refund",
      id: `refund:${id}:${row.status}`,
      environment: environmentOf(domain),
      reference,
      providerId: reference,
      refundReference: OURS.test(told.merchant_note ?? "") ? (told.merchant_note ?? null) : null,
      providerRefundId: id,
      status: row.status,
      money: moneyOf(amount, currency),
    },
  ];
}

function disputeTold({
  id,
  domain,
  resolution,
  refund_amount,
  transaction,
}: z.infer<typeof DisputeTold>): DisputeEvent {
  const status = resolution ? outcomeOf(resolution) : "opened";
  return {
    kind: "dispute",
    id: `dispute:${id}:${status}`,
    environment: environmentOf(domain),
    reference: transaction.reference,
    providerId: transaction.reference,
    disputeId: id,
    status,
    money: moneyOf(refund_amount ?? transaction.amount, transaction.currency),
  };
}

const outcomeOf = (resolution: string) => (resolution === "declined" ? "won" : "lost");

/** Paystack wants an address for every payer. A reserved domain, so that a receipt to it reaches nobody. */
export const addressOf = (email: string | null, reference: string): string =>
  email ?? `${reference.replace(/[^A-Za-z0-9]/g, "-").toLowerCase()}@example.com`;
