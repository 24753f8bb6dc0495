import type { Tone } from "@/app/_ui/badge";
import type { listDeliveries } from "@/lib/payments";
import { codeWords } from "../code-words";

type Line = Awaited<ReturnType<typeof listDeliveries>>["data"][number];
export type Verdict = Line["verdict"];
export type Result = NonNullable<Line["result"]>;

/** What was made of a message at the door. */
export const VERDICTS: Record<Verdict, { word: string; tone: Tone; means: string }> = {
  genuine: { word: "Genuine", tone: "success", means: "The signature is the provider’s" },
  ask: { word: "Asked", tone: "neutral", means: "This provider doesn’t sign, so it is asked whether it sent this" },
  forged: { word: "Forged", tone: "danger", means: "The signature doesn’t fit the settings of the integration" },
};

/** What became of a message, in the order people filter by. */
export const RESULTS: Record<Result, { word: string; tone: Tone }> = {
  attention: { word: "Needs attention", tone: "warning" },
  applied: { word: "Applied", tone: "success" },
  nothing: { word: "No change", tone: "neutral" },
  waiting: { word: "Waiting", tone: "neutral" },
  refused: { word: "Refused", tone: "danger" },
};

const OUTCOMES: Record<string, string> = {
  applied: "Applied to the payment",
  held: "Held for a person: the amount is not the one asked for",
  duplicate: "Was known already",
  late: "Came too late to change anything",
  unknown_reference: "Names no payment of ours",
  mismatch: "Doesn’t fit the payment’s amount, currency or mode",
  unreadable: "Could not be read",
  not_confirmed: "The provider says that it didn’t send this",
  nothing: "Said nothing that concerns a payment",
  looked_up: "Looked up in the books",
  pending: "The money hasn’t arrived yet",
  unconfirmed: "Nobody verified it: waits for a person to confirm",
  unmatched: "No customer pays from this address",
  credited: "Credited to the customer",
  refused: "Against the integration’s settings",
  failed: "The provider says that it failed",
  returned: "Taken back from the customer",
  restored: "Given back to the customer",
  ahead: "Remembered until the words that belong before it have come",
  unverified: "Not believed without verification",
};

/** What one event of a message came to. */
export const outcomeWords = (code: string): string => OUTCOMES[code] ?? codeWords(code);

/** What a message came to, in words: of several events each thing once. */
export function lineWords({ verdict, outcome, result }: Pick<Line, "verdict" | "outcome" | "result">): string {
  if (verdict === "forged") return "Nothing was done with it";
  if (outcome === null || result === "waiting") return "Is being worked";
  return [...new Set(outcome.split(", "))].map(outcomeWords).join("; ");
}
