import type { Tone } from "@/app/_ui/badge";
import { Time } from "@/app/_ui/time";
import type { Moment } from "@/app/_ui/timeline";
import { formatMoney } from "@/lib/kit/money";
import { type listTimeline, nameMethod } from "@/lib/payments";
import { codeWords } from "../../code-words";

type Event = Awaited<ReturnType<typeof listTimeline>>["events"][number];
type Frame = {
  /** Labels of the credentials and people that are known here, by id. */
  names: ReadonlyMap<string, string>;
  now: Date;
  zone: string;
};

const WORDS: Record<string, { title: string; tone?: Tone }> = {
  "payment.created": { title: "Checkout created" },
  "payment.voucher_attached": { title: "The payer put a voucher on it" },
  "payment.voucher_used": { title: "The voucher was credited", tone: "success" },
  "payment.voucher_released": { title: "Less came than the voucher needs; it was not used", tone: "warning" },
  "payment.attempt.started": { title: "Payer chose how to pay" },
  "payment.attempt.failed": { title: "Attempt failed", tone: "warning" },
  "payment.open_again": { title: "Open again: the payer may try once more" },
  "payment.requires_action": { title: "Waiting for the payer" },
  "payment.processing": { title: "The provider is working on it", tone: "warning" },
  "payment.transfer_announced": { title: "The payer says the transfer was made", tone: "warning" },
  "payment.arrival_confirmed": { title: "Transfer confirmed by hand" },
  "payment.succeeded": { title: "Paid", tone: "success" },
  "payment.failed": { title: "Failed for good", tone: "danger" },
  "payment.canceled": { title: "Canceled", tone: "danger" },
  "payment.expired": { title: "Expired: the checkout closed unpaid" },
  "payment.paid_twice": { title: "Paid a second time; one of the two has to be given back", tone: "danger" },
  "payment.underpaid": { title: "Less came than was asked for; somebody has to decide", tone: "danger" },
  "payment.overpaid": { title: "More came than was asked for; somebody has to decide", tone: "danger" },
  "payment.decided": { title: "Decided by hand", tone: "warning" },
  "payment.fee_known": { title: "The provider said what it kept" },
  "payment.refund.requested": { title: "Refund asked for" },
  "payment.refund.succeeded": { title: "Refunded", tone: "success" },
  "payment.refund.failed": { title: "Refund failed; its amount is free again", tone: "danger" },
  "payment.refund.returned": { title: "A refund came back from the payer’s bank", tone: "danger" },
  "payment.refund.unknown": { title: "The provider can’t say how a refund ended; look there", tone: "danger" },
  "payment.second_returned": { title: "The second payment was given back" },
  "payment.dispute.opened": { title: "Disputed: the payer’s bank holds the money", tone: "danger" },
  "payment.dispute.won": { title: "Dispute won; the money is back", tone: "success" },
  "payment.dispute.lost": { title: "Dispute lost; the money is gone", tone: "danger" },
  "payment.event.refused": { title: "A provider’s message did not fit and was not believed", tone: "danger" },
};

const ACTORS: Record<string, string> = {
  user: "A member of your team",
  credential: "A client token",
  payer: "The payer",
  provider: "The provider",
  system: "Portico",
};

/** The timeline's rows as who did what, when and why; oldest first. */
export const momentsOf = (events: readonly Event[], frame: Frame): Moment[] =>
  events.map(({ id, type, actorKind, actorId, detail, createdAt }) => {
    const { title, tone } = WORDS[type] ?? { title: codeWords(type.replaceAll(".", " ")) };
    const who = frame.names.get(actorId) ?? ACTORS[actorKind] ?? actorKind;
    return {
      id,
      title,
      tone,
      detail: [who, ...whyOf(detail)].join(" · "),
      at: <Time at={createdAt} now={frame.now} zone={frame.zone} format="exact" />,
    };
  });

/** What the event's detail adds: the method, the reason, a note somebody wrote. */
function whyOf(detail: Record<string, unknown>): string[] {
  const text = (name: string) => (typeof detail[name] === "string" ? detail[name] : null);
  const [provider, method, code, reason, note] = ["provider", "method", "code", "reason", "note"].map(text);
  const [amount, currency] = ["amount", "currencyCode"].map(text);
  const words: string[] = [];
  if (amount && currency) words.push(formatMoney(BigInt(amount), currency));
  if (provider && method) words.push(nameMethod(provider, method).method);
  if (code) words.push(codeWords(code));
  if (reason) words.push(codeWords(reason));
  if (note) words.push(note);
  return words;
}
