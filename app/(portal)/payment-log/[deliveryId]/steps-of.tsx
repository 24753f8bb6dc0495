import { Time } from "@/app/_ui/time";
import type { Moment } from "@/app/_ui/timeline";
import { formatMoney, isCurrency } from "@/lib/kit/money";
import type { getDelivery } from "@/lib/payments";
import { codeWords } from "../../code-words";
import { outcomeWords, VERDICTS } from "../log-words";

type Message = Awaited<ReturnType<typeof getDelivery>>;
type Step = Message["steps"][number];
type Frame = { names: ReadonlyMap<string, string>; now: Date; zone: string };

const BAD = new Set(["forged", "mismatch", "unknown_reference", "unreadable", "not_confirmed", "held", "refused"]);
const GOOD = new Set(["genuine", "applied", "credited", "restored"]);

/** How a message was judged and worked, step by step; oldest first. What came before steps were kept is told by its verdict alone. */
export function stepsOf({ steps, verdict, createdAt }: Message, { names, now, zone }: Frame): Moment[] {
  const first = { at: createdAt.toISOString(), by: "system", step: "judged", says: verdict };
  const all: readonly Step[] = steps.length > 0 ? steps : [first];
  return all.map((step, place) => {
    const who = names.get(step.by);
    const detail = [...(who ? [who] : []), ...detailOf(step)].join(" · ");
    return {
      id: `${place}`,
      title: titleOf(step),
      tone: toneOf(step),
      ...(detail && { detail }),
      at: <Time at={step.at} now={now} zone={zone} format="exact" />,
    };
  });
}

function toneOf({ says }: Step) {
  if (BAD.has(says)) return "danger";
  return GOOD.has(says) ? "success" : "neutral";
}

function titleOf({ step, says }: Step): string {
  const verdict = Object.entries(VERDICTS).find(([one]) => one === says)?.[1];
  switch (step) {
    case "judged":
      return `Received and judged: ${verdict?.word.toLowerCase() ?? says}`;
    case "judged_again":
      return says === "accepted_before"
        ? "Judged again: genuine, but the same message was accepted already"
        : `Judged again by the settings of then: ${verdict?.word.toLowerCase() ?? says}`;
    case "event":
      return outcomeWords(says);
    case "closed":
      return `Worked: ${says.split(", ").map(outcomeWords).join("; ").toLowerCase()}`;
    case "confirmed":
      return "Confirmed by a person";
    case "assigned":
      return "Assigned to a customer";
    default:
      return codeWords(step);
  }
}

function detailOf({ step, says, detail }: Step): string[] {
  const verdict = Object.entries(VERDICTS).find(([one]) => one === says)?.[1];
  if (verdict && step.startsWith("judged")) return [verdict.means];
  if (step === "confirmed" || step === "assigned") return [outcomeWords(says)];
  if (!detail) return [];
  const { kind, status, amount, currency, providerId, reference } = detail;
  const money = amount && currency && isCurrency(currency) ? formatMoney(BigInt(amount), currency) : null;
  return [kind && `${codeWords(kind)} ${status ?? ""}`, money, providerId, reference]
    .filter((one) => !!one)
    .map(String);
}
