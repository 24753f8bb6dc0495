import { z } from "zod";
import type { Decline, ProviderRejected } from "../contract";

type Meaning = Omit<Decline, "rawCode">;

const again: Meaning = { class: "soft", code: "declined" };
const money: Meaning = { class: "soft", code: "insufficient_funds" };
const risk: Meaning = { class: "hard", code: "risk" };
const expired: Meaning = { class: "soft", code: "expired" };
const request: Meaning = { class: "error", code: "validation" };

/** Numbers are of the name-value pairs, words of Orders v2. What is not here is about the request. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  "10410": expired,
  "10411": expired,
  "10417": again,
  "10422": money,
  "10445": again,
  "10486": again,
  "10537": risk,
  "10538": risk,
  "10539": risk,
  "10544": risk,
  "10736": again,
  "11084": money,
  "11607": again,
  "13113": risk,
  "13122": risk,
  INSTRUMENT_DECLINED: again,
  PAYER_ACTION_REQUIRED: again,
  REDIRECT_PAYER_FOR_ALTERNATE_FUNDING: again,
  PAYER_CANNOT_PAY: again,
  PAYER_ACCOUNT_RESTRICTED: again,
  PAYER_ACCOUNT_LOCKED_OR_CLOSED: again,
  TRANSACTION_REFUSED: again,
  TRANSACTION_LIMIT_EXCEEDED: money,
  DECLINED_DUE_TO_RELATED_TXN: again,
  MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED: again,
  PAYEE_BLOCKED_TRANSACTION: risk,
  TRANSACTION_BLOCKED_BY_PAYEE: risk,
  COMPLIANCE_VIOLATION: risk,
};

const Refusal = z.object({ name: z.string().optional(), details: z.array(z.object({ issue: z.string() })).optional() });

/** PayPal's own word for a refusal: the issue of Orders v2, else the number of the name-value pairs. */
export function issueOf({ code, answer }: ProviderRejected): string {
  const refusal = Refusal.safeParse(answer).data;
  return refusal?.details?.[0]?.issue ?? refusal?.name ?? code;
}

/** A refusal in our words. */
export function declineOf(rejected: ProviderRejected): Decline {
  const rawCode = issueOf(rejected);
  return { ...(MEANINGS[rawCode] ?? request), rawCode };
}
