import { DataTable } from "@/app/_ui/data-table";
import { Section } from "@/app/_ui/section";
import { Time } from "@/app/_ui/time";
import type { requireIntegration } from "@/lib/integrations";

type Terms = Awaited<ReturnType<typeof requireIntegration>>["termsHistory"][number];
type Props = {
  history: readonly Terms[];
  money: { surcharge: boolean; deductFees: boolean };
  now: Date;
  zone: string;
};

/** The money rules there have been, those that hold first. */
export function TermsHistory({ history, money, now, zone }: Props) {
  return (
    <Section
      title="Terms"
      description="A payment keeps the terms that held when it was created; a change holds for payments after it."
    >
      <DataTable
        label="Terms"
        rows={history}
        rowKey={({ since }) => since.toISOString()}
        empty={<p className="text-muted">No terms.</p>}
        columns={[
          {
            key: "since",
            header: "Since",
            nowrap: true,
            cell: ({ since }) => <Time at={since} now={now} zone={zone} />,
          },
          { key: "fixed", header: "Surcharge", cell: ({ fixed }) => (money.surcharge ? fixedWords(fixed) : "—") },
          {
            key: "percent",
            header: "Surcharge Percent",
            numeric: true,
            cell: ({ percent }) => (money.surcharge ? `${percent} %` : "—"),
          },
          {
            key: "deduct",
            header: "Deduct Payment Fees",
            cell: ({ deductFees }) => (money.deductFees ? yesNo(deductFees) : "—"),
          },
        ]}
      />
    </Section>
  );
}

const yesNo = (is: boolean) => (is ? "Yes" : "No");

function fixedWords(fixed: Record<string, string>): string {
  const all = Object.entries(fixed).map(([code, amount]) => `${amount} ${code}`);
  return all.length > 0 ? all.join(", ") : "0";
}
