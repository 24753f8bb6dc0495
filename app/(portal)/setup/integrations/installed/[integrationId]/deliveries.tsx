import { Badge, type Tone } from "@/app/_ui/badge";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Section } from "@/app/_ui/section";
import { Time } from "@/app/_ui/time";
import type { listDeliveriesOf } from "@/lib/integrations";
import { outcomeWords } from "../../../../payment-log/log-words";

type Delivery = Awaited<ReturnType<typeof listDeliveriesOf>>[number];

const VERDICTS: Record<Delivery["verdict"], { tone: Tone; word: string }> = {
  genuine: { tone: "success", word: "Genuine" },
  forged: { tone: "danger", word: "Forged" },
  ask: { tone: "neutral", word: "Asked the provider" },
};

/** The newest rows of the payment log that belong to this integration. */
export function Deliveries({ deliveries, now, zone }: { deliveries: readonly Delivery[]; now: Date; zone: string }) {
  return (
    <Section
      title="Latest callbacks"
      description="The last ten messages the provider sent to the callback address, and what was made of each. The payment log has all of them."
    >
      <DataTable
        label="Latest callbacks"
        rows={deliveries}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/payment-log/${id}`}
        empty={
          <EmptyState title="No callback yet">
            Give the provider the callback address above. What it sends is judged, kept and listed here.
          </EmptyState>
        }
        columns={[
          {
            key: "at",
            header: "Received",
            nowrap: true,
            cell: ({ createdAt }) => <Time at={createdAt} now={now} zone={zone} />,
          },
          {
            key: "verdict",
            header: "Verdict",
            cell: ({ verdict }) => <Badge tone={VERDICTS[verdict].tone}>{VERDICTS[verdict].word}</Badge>,
          },
          { key: "outcome", header: "Outcome", cell: ({ outcome }) => (outcome ? outcomeWords(outcome) : "Waiting") },
          { key: "id", header: "ID", wideOnly: true, cell: ({ id }) => <code className="text-12">{id}</code> },
        ]}
      />
    </Section>
  );
}
