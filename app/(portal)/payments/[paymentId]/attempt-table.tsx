import { Badge, type Tone } from "@/app/_ui/badge";
import { CopyableId } from "@/app/_ui/copyable-id";
import { DataTable } from "@/app/_ui/data-table";
import { Time } from "@/app/_ui/time";
import { type listTimeline, nameMethod } from "@/lib/payments";
import { codeWords } from "../../code-words";
import { MoneyText } from "../../money-text";

type Attempt = Awaited<ReturnType<typeof listTimeline>>["attempts"][number];
type Props = { attempts: readonly Attempt[]; now: Date; zone: string };

const STATUS: Record<Attempt["status"], { label: string; tone: Tone }> = {
  started: { label: "Started", tone: "neutral" },
  requires_action: { label: "Waiting for payer", tone: "warning" },
  processing: { label: "Processing", tone: "warning" },
  succeeded: { label: "Succeeded", tone: "success" },
  failed: { label: "Failed", tone: "danger" },
};

const CLASSES = { soft: "may be tried again", hard: "final", error: "an error of the request" };

/** Every try to collect, with what the provider said. */
export function AttemptTable({ attempts, now, zone }: Props) {
  if (attempts.length === 0) return null;
  return (
    <section aria-labelledby="attempts">
      <h2 id="attempts" className="mb-3 text-16">
        Attempts
      </h2>
      <DataTable
        label="Attempts"
        rows={attempts}
        rowKey={({ id }) => id}
        columns={[
          { key: "number", header: "Attempt", cell: ({ number }) => `Attempt ${number}` },
          { key: "method", header: "Method", cell: ({ connectorId, method }) => methodWords(connectorId, method) },
          {
            key: "amount",
            header: "Amount",
            numeric: true,
            cell: ({ amountMinor, currencyCode }) => <MoneyText amount={amountMinor} currency={currencyCode} />,
          },
          { key: "status", header: "Status", cell: (attempt) => <Outcome {...attempt} /> },
          {
            key: "provider",
            header: "Provider ID",
            cell: ({ providerId }) =>
              providerId ? (
                <CopyableId value={providerId} what="provider ID" />
              ) : (
                <span className="text-muted">None</span>
              ),
          },
          {
            key: "started",
            header: "Started",
            nowrap: true,
            cell: ({ startedAt }) => <Time at={startedAt} now={now} zone={zone} />,
          },
        ]}
      />
    </section>
  );
}

function methodWords(connectorId: string, methodId: string): string {
  const { method, provider } = nameMethod(connectorId, methodId);
  return method === provider ? method : `${method}, ${provider}`;
}

function Outcome({ status, code, rawCode, declineClass }: Attempt) {
  const { label, tone } = STATUS[status];
  return (
    <span className="grid justify-items-start gap-1 md:py-2 max-md:justify-items-end">
      <Badge tone={tone}>{label}</Badge>
      {code && (
        <span className="text-12 text-muted">
          {codeWords(code)}
          {rawCode && ` (${rawCode})`}
          {declineClass && `, ${CLASSES[declineClass]}`}
        </span>
      )}
    </span>
  );
}
