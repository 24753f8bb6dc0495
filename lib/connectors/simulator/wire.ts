import { z } from "zod";
import type { ChargeEvent, Decline, ProviderStatus } from "../contract";

/** A charge as the simulated provider tells of it, in answers and callbacks alike. Amounts are minor units as text. */
export const Charge = z.object({
  id: z.string(),
  reference: z.string(),
  status: z.enum(["open", "pending", "approved", "declined", "cancelled"]),
  response_code: z.string().nullable(),
  amount: z.string().regex(/^\d{1,18}$/),
  /** Told once it was approved; left out by charges told of before it was. */
  received: z
    .string()
    .regex(/^\d{1,18}$/)
    .nullish(),
  fee: z
    .string()
    .regex(/^\d{1,18}$/)
    .nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  url: z.string().nullable(),
  transfer: z.record(z.string(), z.string()).nullable(),
});
export type Charge = z.infer<typeof Charge>;

export const Charges = z.object({ charges: z.array(Charge) });
export const Refunded = z.object({ id: z.string() });
export const Refunds = z.object({ refunds: z.array(Refunded) });

const STATUS: Record<Charge["status"], ProviderStatus> = {
  open: "pending",
  pending: "processing",
  approved: "succeeded",
  declined: "failed",
  cancelled: "canceled",
};

const CODES: Record<string, { class: Decline["class"]; code: string }> = {
  "20000": { class: "soft", code: "refer_to_issuer" },
  "20003": { class: "soft", code: "do_not_honour" },
  "20023": { class: "soft", code: "insufficient_funds" },
  "30011": { class: "hard", code: "invalid_card" },
  "40000": { class: "hard", code: "risk" },
  "50000": { class: "error", code: "validation" },
};

/** A response code in our words. One we don't know may pass another time. */
export const declineOf = (rawCode: string): Decline => ({
  ...(CODES[rawCode] ?? { class: "soft", code: "declined" }),
  rawCode,
});

export function toEvent(charge: Charge): ChargeEvent {
  const { currency } = charge;
  return {
    kind: "charge",
    id: `${charge.id}:${charge.status}`,
    reference: charge.reference,
    providerId: charge.id,
    status: STATUS[charge.status],
    money: { amount: BigInt(charge.amount), currency },
    ...(charge.received &&
      charge.received !== charge.amount && { received: { amount: BigInt(charge.received), currency } }),
    fee: charge.fee === null ? null : { amount: BigInt(charge.fee), currency },
    ...(charge.status === "declined" ? { decline: declineOf(charge.response_code ?? "") } : {}),
    redirectUrl: charge.url,
  };
}
