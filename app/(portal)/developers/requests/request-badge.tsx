import { Badge } from "@/app/_ui/badge";
import { outcomeOf } from "@/lib/requests/schema";
import { OUTCOMES } from "./request-words";

/** The status of an answer, and what it means. */
export function RequestBadge({ status }: { status: number }) {
  const { word, tone } = OUTCOMES[outcomeOf(status)];
  return (
    <Badge tone={tone}>
      {status} {word}
    </Badge>
  );
}
