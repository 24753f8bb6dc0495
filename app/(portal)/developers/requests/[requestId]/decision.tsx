import { Card } from "@/app/_ui/card";
import { Timeline } from "@/app/_ui/timeline";
import { type Request, stepsOf } from "./steps-of";

const STATES = {
  passed: { word: "Passed", tone: "success" },
  refused: { word: "Stopped here", tone: "danger" },
  unasked: { word: "Not asked", tone: "neutral" },
} as const;

/** How a call was judged, question by question. */
export function Decision({ request }: { request: Request }) {
  const steps = stepsOf(request);
  if (steps.length === 0) return null;
  return (
    <Card title="How it was judged" description="The first question that is answered with no is the answer.">
      <Timeline
        moments={steps.map(({ title, state, detail }) => ({
          id: title,
          title,
          ...(detail && { detail }),
          tone: STATES[state].tone,
          at: STATES[state].word,
        }))}
      />
    </Card>
  );
}
