import { z } from "zod";
import type { ChargeEvent, ProviderStatus, Refunded } from "../contract";
import { fromWire } from "./amounts";

const Amount = z.object({ currency_code: z.string(), value: z.string() });
const Link = z.object({ href: z.string(), rel: z.string() });

/** A capture as it is told in orders, look-ups and webhooks alike. */
export const Capture = z.object({
  id: z.string().min(1),
  status: z.string(),
  amount: Amount,
  custom_id: z.string().optional(),
  seller_receivable_breakdown: z.object({ paypal_fee: Amount.optional() }).optional(),
  supplementary_data: z.object({ related_ids: z.object({ order_id: z.string().optional() }).optional() }).optional(),
  status_details: z.object({ reason: z.string().optional() }).optional(),
  links: z.array(Link).optional(),
});
export type Capture = z.infer<typeof Capture>;

export const Refund = z.object({
  id: z.string().min(1),
  status: z.string(),
  amount: Amount.optional(),
  custom_id: z.string().optional(),
  invoice_id: z.string().optional(),
  links: z.array(Link).optional(),
});
export type Refund = z.infer<typeof Refund>;

const Payments = z.object({ captures: z.array(Capture).default([]), refunds: z.array(Refund).default([]) });

export const Order = z.object({
  id: z.string().min(1),
  status: z.string(),
  purchase_units: z
    .array(z.object({ custom_id: z.string().optional(), amount: Amount, payments: Payments.optional() }))
    .min(1),
  links: z.array(Link).optional(),
});
export type Order = z.infer<typeof Order>;

/** The answer of a created order may say no more than this. */
export const Created = z.object({ id: z.string().min(1), links: z.array(Link).default([]) });

const ORDER: Readonly<Record<string, ProviderStatus>> = {
  CREATED: "pending",
  SAVED: "pending",
  PAYER_ACTION_REQUIRED: "pending",
  APPROVED: "pending",
  COMPLETED: "processing",
  VOIDED: "canceled",
};

/** Money that went back afterwards had come first. */
const CAPTURE: Readonly<Record<string, ProviderStatus>> = {
  COMPLETED: "succeeded",
  PARTIALLY_REFUNDED: "succeeded",
  REFUNDED: "succeeded",
  PENDING: "processing",
  DECLINED: "failed",
  FAILED: "failed",
};

const REFUND: Readonly<Record<string, Refunded["status"]>> = {
  COMPLETED: "succeeded",
  PENDING: "pending",
  FAILED: "failed",
  CANCELLED: "failed",
};

const PAGES = ["www.paypal.com", "www.sandbox.paypal.com"];

/** Where the payer agrees, or null. It is PayPal's own page or none. */
export function pageOf(links: readonly z.infer<typeof Link>[] = []): string | null {
  const found = links.find(({ rel }) => rel === "payer-action") ?? links.find(({ rel }) => rel === "approve");
  if (!found || !URL.canParse(found.href)) return null;
  const { protocol, hostname } = new URL(found.href);
  return protocol === "https:" && PAGES.includes(hostname) ? found.href : null;
}

const known = <T>(meanings: Readonly<Record<string, T>>, word: string): T => {
  const meaning = meanings[word];
  if (meaning === undefined) throw new TypeError("a status PayPal has not told us about");
  return meaning;
};

export const refundStatus = ({ status }: Pick<Refund, "status">): Refunded["status"] => known(REFUND, status);

/** The capture that counts: of several tries the one that took money, or is about to. */
export function captureOf({ purchase_units: [unit] }: Order): Capture | null {
  const captures = unit?.payments?.captures ?? [];
  const of = (status: ProviderStatus) => captures.find((one) => CAPTURE[one.status] === status);
  return of("succeeded") ?? of("processing") ?? captures.at(-1) ?? null;
}

export const refundsOf = ({ purchase_units: [unit] }: Order): Refund[] => unit?.payments?.refunds ?? [];

/** How a charge stands by its order, whose id is the charge's. */
export function orderEvent(order: Order): ChargeEvent {
  const capture = captureOf(order);
  const [unit] = order.purchase_units;
  if (capture) return captureEvent(capture, order.id, unit?.custom_id);
  const status = known(ORDER, order.status);
  const page = status === "pending" ? pageOf(order.links) : null;
  return {
    kind: "charge",
    id: `${order.id}:${status}`,
    reference: unit?.custom_id ?? null,
    providerId: order.id,
    status,
    money: fromWire(unit?.amount.value ?? "", unit?.amount.currency_code ?? ""),
    fee: null,
    ...(page ? { redirectUrl: page } : {}),
  };
}

/** How a charge stands by its capture. */
export function captureEvent(capture: Capture, orderId: string, reference = capture.custom_id): ChargeEvent {
  const status = known(CAPTURE, capture.status);
  const fee = capture.seller_receivable_breakdown?.paypal_fee;
  const rawCode = capture.status_details?.reason ?? capture.status;
  return {
    kind: "charge",
    id: `${orderId}:${status}`,
    reference: reference ?? null,
    providerId: orderId,
    status,
    money: fromWire(capture.amount.value, capture.amount.currency_code),
    fee: fee ? fromWire(fee.value, fee.currency_code) : null,
    ...(status === "failed" ? { decline: { class: "soft", code: "declined", rawCode } } : {}),
  };
}

/** The order a capture belongs to, as far as it says so. */
export function orderIdOf({ supplementary_data, links = [] }: Capture): string | null {
  const up = links.flatMap(({ href }) => /\/v2\/checkout\/orders\/([\w-]+)$/.exec(href)?.slice(1, 2) ?? []);
  return supplementary_data?.related_ids?.order_id ?? up[0] ?? null;
}

/** The capture a refund or reversal belongs to, as far as it says so. */
export const captureIdOf = ({ links = [] }: Pick<Refund, "links">): string | null =>
  links.flatMap(({ href }) => /\/v2\/payments\/captures\/([\w-]+)$/.exec(href)?.slice(1, 2) ?? [])[0] ?? null;
