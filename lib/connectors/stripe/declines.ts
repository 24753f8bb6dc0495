import { z } from "zod";
import type { Decline, ProviderRejected } from "../contract";

type Known = Pick<Decline, "class" | "code">;

const known = (kind: Decline["class"], codes: Record<string, string>): [string, Known][] =>
  Object.entries(codes).map(([raw, code]) => [raw, { class: kind, code }]);

/** Lost, stolen and suspected cards are told apart by nobody but Stripe: whoever tries them must not learn why. */
const CODES: ReadonlyMap<string, Known> = new Map([
  ...known("hard", {
    ...{ lost_card: "risk", stolen_card: "risk", pickup_card: "risk", restricted_card: "risk", fraudulent: "risk" },
    ...{ revocation_of_authorization: "payer_stopped", revocation_of_all_authorizations: "payer_stopped" },
    ...{
      stop_payment_order: "payer_stopped",
      transaction_not_allowed: "not_permitted",
      invalid_account: "invalid_card",
    },
  }),
  ...known("soft", {
    ...{ insufficient_funds: "insufficient_funds", generic_decline: "declined", card_declined: "declined" },
    ...{ do_not_honor: "do_not_honour", call_issuer: "refer_to_issuer", processing_error: "processing_error" },
    ...{ issuer_not_available: "issuer_unavailable", try_again_later: "try_again_later" },
    ...{ card_velocity_exceeded: "limit_exceeded", withdrawal_count_limit_exceeded: "limit_exceeded" },
    ...{ expired_card: "expired_card", incorrect_number: "invalid_card", incorrect_cvc: "incorrect_cvc" },
    ...{ invalid_cvc: "incorrect_cvc", authentication_required: "authentication_required" },
    ...{ payment_intent_authentication_failure: "authentication_required" },
  }),
]);

/** What Stripe says about a payment that failed, of an intent or of a refusal. */
export const Failure = z.object({
  type: z.string().optional(),
  code: z.string().nullish(),
  decline_code: z.string().nullish(),
  advice_code: z.string().nullish(),
});

/** A failure in our words. Stripe's advice outweighs the code; a code we don't know may pass another time. */
export function declineBy({ code, decline_code, advice_code }: z.infer<typeof Failure>): Decline {
  const rawCode = decline_code ?? code ?? "unknown";
  const found = CODES.get(rawCode) ?? { class: "soft" as const, code: "declined" };
  return { ...found, ...(advice_code === "do_not_try_again" ? { class: "hard" as const } : {}), rawCode };
}

const Refusal = z.object({ error: Failure });

/** A refused request in our words: only a card's refusal is about the payer. */
export function declineOf({ answer, code }: ProviderRejected): Decline {
  const refusal = Refusal.safeParse(answer);
  if (!refusal.success) return { class: "error", code: "rejected", rawCode: code };
  const { error } = refusal.data;
  if (error.type === "card_error") return declineBy(error);
  return { class: "error", code: "rejected", rawCode: error.code ?? error.type ?? code };
}
