import { Card } from "@/app/_ui/card";
import { Timeline } from "@/app/_ui/timeline";
import { stepsOf } from "./steps-of";

type Props = { message: Parameters<typeof stepsOf>[0] } & Parameters<typeof stepsOf>[1];

/** Why a message came to what it did, step by step. */
export function Judgement({ message, ...frame }: Props) {
  return (
    <Card title="Judgement">
      <Timeline moments={stepsOf(message, frame)} />
    </Card>
  );
}
