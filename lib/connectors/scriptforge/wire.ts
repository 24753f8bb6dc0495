import { z } from "zod";
import { type Money, parseMajor } from "@/lib/kit/money";
import type { ChargeEvent, Decline, ProviderStatus } from "../contract";

const STATUSES = ["pending", "processing", "succeeded", "failed", "canceled"] as const satisfies ProviderStatus[];
const Ref = z.string().min(1).max(200);
const Amount = z.string().regex(/^\d{1,15}(\.\d{1,4})?$/);
const Currency = z.string().regex(/^[A-Z]{3}$/);

/** Class and code of a refusal, in our words. */
const Refusal = z.object({
  class: z.enum(["soft", "hard", "error"]).default("error"),
  code: z.string().min(1).max(80).default("rejected"),
});
export const Created = z.union([
  z.object({ providerRef: Ref, redirectUrl: z.url({ protocol: /^https$/ }).nullable() }),
  z.object({ rejected: Refusal }),
]);
export const Status = z.object({
  providerRef: Ref.optional(),
  reference: z.string().max(64).optional(),
  status: z.enum(STATUSES),
  amount: Amount,
  currency: Currency,
  fee: Amount.nullish(),
  decline: Refusal.optional(),
});
export const Messages = z.array(Status.extend({ providerRef: Ref, eventId: z.string().max(200).optional() })).max(50);
export const Refunded = z.object({ refundRef: Ref, status: z.enum(["pending", "succeeded", "failed"]) });
export const Instructions = z.array(z.object({ label: z.string().max(100), value: z.string().max(500) })).max(30);

function moneyOf(amount: string, currency: string): Money {
  const minor = parseMajor(amount, currency);
  if (minor === null) throw new Error(`${amount} is no amount of ${currency}.`);
  return { amount: minor, currency };
}

export const declineOf = ({ class: kind, code }: z.output<typeof Refusal>): Decline => ({
  class: kind,
  code,
  rawCode: code,
});

/** What a script says of a charge. The same status told twice, or both ways, is one event. */
export function toEvent(
  said: z.output<typeof Status> & { providerRef: string },
  reference: string | null,
): ChargeEvent {
  const { providerRef, status, amount, currency, fee, decline } = said;
  return {
    kind: "charge",
    id: `${providerRef}:${status}`,
    reference: said.reference ?? reference,
    providerId: providerRef,
    status,
    money: moneyOf(amount, currency),
    fee: fee ? moneyOf(fee, currency) : null,
    ...(decline && { decline: declineOf(decline) }),
  };
}
