import { Badge } from "@/app/_ui/badge";
import { RESULTS, type Result, VERDICTS, type Verdict } from "./log-words";

/** What was made of a message at the door, as icon and word. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  return <Badge tone={VERDICTS[verdict].tone}>{VERDICTS[verdict].word}</Badge>;
}

/** What became of a message, as icon and word. */
export function ResultBadge({ result }: { result: Result | null }) {
  const { tone, word } = RESULTS[result ?? "waiting"];
  return <Badge tone={tone}>{word}</Badge>;
}
