import { z } from "zod";
import { type Money, parseMajor } from "@/lib/kit/money";
import {
  type ChargeEvent,
  type Decline,
  type KnownCharge,
  ProviderRejected,
  ProviderUnknown,
  type Refunded,
} from "../contract";
import { fieldsOf, parseXml } from "./xml";

const Ticket = z.string().regex(/^[\w-]{1,200}$/);

const Card = z.object({
  order_no: z.string(),
  amount: z.string(),
  transaction_no: z.string().nullish(),
  transaction_code: z.string().nullish(),
  response_code: z.string().nullish(),
  iso_response_code: z.string().nullish(),
});
type Card = z.infer<typeof Card>;

/** Moneris writes its booleans as text. */
export const Answer = z.object({
  response: z.object({
    success: z.enum(["true", "false"]),
    ticket: Ticket.nullish(),
    error: z.record(z.string(), z.unknown()).nullish(),
    receipt: z.object({ result: z.string(), cc: Card.nullish() }).nullish(),
  }),
});
type Answer = z.infer<typeof Answer>;

/** The ticket of a preload. Throws when Moneris refused it. */
export function ticketOf(answer: unknown): string {
  const { success, ticket } = Answer.parse(answer).response;
  if (success !== "true" || !ticket) throw new ProviderRejected("preload_refused", 200, answer);
  return ticket;
}

/** The field Moneris complains about. */
export function refusedField(answer: unknown): string | null {
  const read = Answer.safeParse(answer).data?.response.error;
  return Object.keys(read ?? {})[0]?.slice(0, 60) ?? null;
}

const APPROVED_BELOW = 50;
const PURCHASE = "00";
const PREAUTHORIZATION = "01";

/** Approved is what Moneris' code says it is: a number below 50. No code is a decline. */
const isApproved = (code: string | null | undefined): boolean =>
  /^\d{1,4}$/.test(code ?? "") && Number(code) < APPROVED_BELOW;

function statusOf(result: string, card: Card): ChargeEvent["status"] {
  if (result !== "a" || !isApproved(card.response_code)) return "failed";
  if (card.transaction_code === PREAUTHORIZATION) return "processing";
  return (card.transaction_code ?? PURCHASE) === PURCHASE ? "succeeded" : "failed";
}

/** What the receipt of a ticket says. Until the payer is done there is none, and Moneris names neither order nor amount. */
export function toCharge(answer: unknown, charge: KnownCharge & { money: Money }): ChargeEvent {
  const { providerId, reference, money } = charge;
  const { success, receipt } = Answer.parse(answer).response;
  const common = { kind: "charge" as const, providerId, fee: null };
  if (success !== "true" || !receipt)
    return { ...common, id: `${providerId}:pending`, reference, status: "pending", money };
  const card = receipt.cc;
  if (!card) return { ...common, id: `${providerId}:failed`, reference, status: "failed", money, decline: INCOMPLETE };
  const status = statusOf(receipt.result, card);
  const amount = parseMajor(card.amount, money.currency);
  if (amount === null) throw new RangeError("The receipt's amount is no sum of the charge's currency.");
  return {
    ...common,
    id: `${providerId}:${card.transaction_no ?? ""}:${status}`,
    reference: card.order_no,
    status,
    money: { amount, currency: money.currency },
    ...(status === "failed" && { decline: declineOf(card) }),
  };
}

const INCOMPLETE: Decline = { class: "soft", code: "declined", rawCode: "incomplete" };

const BY_NETWORK: Record<string, Pick<Decline, "class" | "code">> = {
  "01": { class: "soft", code: "refer_to_issuer" },
  "02": { class: "soft", code: "refer_to_issuer" },
  "05": { class: "soft", code: "do_not_honour" },
  "51": { class: "soft", code: "insufficient_funds" },
  "14": { class: "hard", code: "invalid_card" },
  "54": { class: "hard", code: "invalid_card" },
  "04": { class: "hard", code: "risk" },
  "07": { class: "hard", code: "risk" },
  "41": { class: "hard", code: "risk" },
  "43": { class: "hard", code: "risk" },
  "59": { class: "hard", code: "risk" },
};

function declineOf({ response_code, iso_response_code }: Card): Decline {
  if (!response_code) return INCOMPLETE;
  const known = BY_NETWORK[iso_response_code ?? ""] ?? { class: "soft" as const, code: "declined" };
  return { ...known, rawCode: `${response_code}/${iso_response_code ?? ""}` };
}

/** The number Moneris gave the purchase behind a receipt. Throws when nothing was bought. */
export function purchaseOf(answer: Answer, { reference }: { reference: string }): string {
  const { receipt } = answer.response;
  const card = receipt?.cc;
  const isBought = receipt && card && statusOf(receipt.result, card) === "succeeded" && card.order_no === reference;
  if (!isBought || !card.transaction_no) throw new ProviderRejected("not_paid", 200, null);
  return card.transaction_no;
}

const GatewayReceipt = z.object({
  ResponseCode: z.string(),
  Complete: z.string(),
  TimedOut: z.string().default("false"),
  TransID: z.string(),
});

/** What the gateway says about a refund. Throws ProviderUnknown when it may or may not have run, and ProviderRejected when it did not. */
export function toRefunded(answer: unknown): Refunded {
  const receipt = readReceipt(String(answer));
  if (receipt.TimedOut === "true") throw new ProviderUnknown("the gateway timed out");
  if (!isApproved(receipt.ResponseCode) || receipt.Complete !== "true") {
    throw new ProviderRejected(`response_${receipt.ResponseCode.slice(0, 8)}`, 200, null);
  }
  return { providerId: receipt.TransID, status: "succeeded" };
}

function readReceipt(text: string): z.infer<typeof GatewayReceipt> {
  try {
    const response = parseXml(text);
    const receipt = response.name === "response" && response.children.find(({ name }) => name === "receipt");
    return GatewayReceipt.parse(receipt ? fieldsOf(receipt) : {});
  } catch {
    throw new ProviderUnknown("the gateway's answer can't be read");
  }
}
