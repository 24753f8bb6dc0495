import { Card } from "@/app/_ui/card";
import { Timeline } from "@/app/_ui/timeline";
import { momentsOf } from "./moments-of";

type Props = {
  events: Parameters<typeof momentsOf>[0];
  /** Who did what, by id. */
  names: ReadonlyMap<string, string>;
  now: Date;
  zone: string;
};

/** What happened to a payment, newest last. */
export function PaymentTimeline({ events, ...frame }: Props) {
  return (
    <Card title="Timeline">
      <Timeline moments={momentsOf(events, frame)} />
    </Card>
  );
}
