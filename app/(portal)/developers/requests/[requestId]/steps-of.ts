import type { getRequest } from "@/lib/requests";
import { outcomeOf } from "@/lib/requests/schema";
import { reasonWords } from "../request-words";

export type Request = Awaited<ReturnType<typeof getRequest>>;
export type Step = { title: string; state: "passed" | "refused" | "unasked"; detail: string | null };

/** What is asked of a call with a bearer, in the order it is asked, and the reasons each question can end it for. */
const QUESTIONS: readonly { title: string; reasons: readonly string[] }[] = [
  { title: "Came over HTTPS, where that is asked for", reasons: ["plain_http"] },
  { title: "Its address has not sent too many wrong keys", reasons: ["throttled"] },
  { title: "Brings a key without a typing mistake", reasons: ["missing", "malformed"] },
  { title: "The key makes no more calls than it may", reasons: ["rate"] },
  { title: "The key exists", reasons: ["unknown"] },
  { title: "It is neither revoked, disabled nor expired", reasons: ["revoked", "disabled", "expired"] },
  { title: "Its account is not suspended", reasons: ["suspended"] },
  { title: "The host belongs to its company and environment", reasons: ["host"] },
  { title: "Its kind opens this interface", reasons: ["kind"] },
  { title: "The call comes from an allowed address", reasons: ["ip"] },
  { title: "The affiliate’s limit allows it", reasons: ["ceiling"] },
  { title: "It has the permission for this endpoint", reasons: ["scope"] },
];
const LAST = "What was asked for was done";

/**
 * How a call was judged: the questions it passed, the one it failed at, and those nobody asked any more. Empty for calls
 * without a bearer, which are judged otherwise, and for those that led nowhere.
 */
export function stepsOf({ route, credential, status, reason, detail }: Request): Step[] {
  const isLost = reason === "address" || reason === "method_not_allowed";
  if (!credential || route.startsWith("/oauth2/") || isLost) return [];
  const at = QUESTIONS.findIndex(({ reasons }) => reason !== null && reasons.includes(reason));
  const failedAt = at < 0 ? QUESTIONS.length : at;
  const last = { title: LAST, reasons: [] };
  return [...QUESTIONS, last].map(({ title }, place) => {
    if (place > failedAt) return { title, state: "unasked", detail: null };
    const isRefused = place === failedAt && outcomeOf(status) !== "succeeded";
    const why = isRefused && reason ? [reasonWords(reason), detail].filter(Boolean).join(": ") : null;
    return { title, state: isRefused ? "refused" : "passed", detail: why };
  });
}
