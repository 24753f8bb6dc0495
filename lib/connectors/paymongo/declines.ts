import { z } from "zod";
import type { Decline, ProviderRejected } from "../contract";

const all = (kind: Decline["class"], code: string, raw: string) =>
  raw.split(" ").map((one) => [one, { class: kind, code }] as const);

/** Who tries a card that is lost, stolen or suspected must not learn why it was refused. */
const CODES: ReadonlyMap<string, Pick<Decline, "class" | "code">> = new Map([
  ...all("hard", "risk", "fraudulent highest_risk_level lost_card stolen_card pickup_card restricted_card"),
  ...all("hard", "risk", "processor_blocked blocked"),
  ...all("soft", "insufficient_funds", "insufficient_funds"),
  ...all("soft", "do_not_honour", "do_not_honor"),
  ...all("soft", "declined", "generic_decline payment_refused issuer_declined processor_declined acquirer_declined"),
  ...all("soft", "issuer_unavailable", "issuer_not_available"),
  ...all("soft", "processing_error", "processing_error processor_timeout system_error"),
  ...all("soft", "limit_exceeded", "debit_card_usage_limit_exceeded credit_limit_exceeded"),
  ...all("soft", "invalid_card", "card_number_invalid card_type_mismatch card_not_supported"),
  ...all("soft", "expired_card", "card_expired"),
  ...all("soft", "incorrect_cvc", "cvc_invalid cvc_incorrect"),
  ...all("soft", "not_permitted", "currency_not_supported_by_card_issuer"),
  ...all("soft", "authentication_required", "authentication_error"),
]);

/** A payment's failure in our words. A code we don't know may pass another time. */
export const declineBy = (rawCode: string): Decline => ({
  ...(CODES.get(rawCode) ?? { class: "soft", code: "declined" }),
  rawCode,
});

const Refusal = z.object({ errors: z.array(z.object({ code: z.string(), sub_code: z.string().nullish() })).min(1) });

/** A refused request in our words: only what has a code of a card is about the payer. */
export function declineOf({ answer, code }: ProviderRejected): Decline {
  const first = Refusal.safeParse(answer).data?.errors[0];
  const rawCode = first?.sub_code ?? first?.code ?? code;
  return CODES.has(rawCode) ? declineBy(rawCode) : { class: "error", code: "rejected", rawCode };
}
