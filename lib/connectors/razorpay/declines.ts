import { z } from "zod";
import type { Decline, ProviderRejected } from "../contract";

const known = (kind: Decline["class"], codes: Record<string, string>) =>
  Object.entries(codes).map(([raw, code]) => [raw, { class: kind, code }] as const);

const REASONS: ReadonlyMap<string, Pick<Decline, "class" | "code">> = new Map([
  ...known("hard", {
    ...{
      card_number_invalid: "invalid_card",
      payment_risk_check_failed: "risk",
      card_lost: "risk",
      card_stolen: "risk",
    },
  }),
  ...known("soft", {
    ...{ insufficient_fund: "insufficient_funds", insufficient_funds: "insufficient_funds", card_declined: "declined" },
    ...{ payment_timed_out: "timeout", payment_cancelled: "canceled", gateway_technical_error: "processing_error" },
    ...{ authentication_failed: "authentication_required", invalid_otp: "authentication_required" },
    ...{ card_disabled_for_online_payments: "not_permitted", card_expired: "expired_card" },
  }),
]);

const Refusal = z.object({ error: z.object({ code: z.string(), reason: z.string().nullish() }) });

/** A refusal in our words. A reason that is not about the payer is about the request. */
export function declineOf({ answer, code }: ProviderRejected): Decline {
  const refusal = Refusal.safeParse(answer);
  const rawCode = refusal.data?.error.reason ?? refusal.data?.error.code ?? code;
  return { ...(REASONS.get(rawCode) ?? { class: "error", code: "rejected" }), rawCode };
}
