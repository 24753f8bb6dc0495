import { Badge, type Tone } from "@/app/_ui/badge";
import { Banner } from "@/app/_ui/banner";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Section } from "@/app/_ui/section";
import { Time } from "@/app/_ui/time";
import { type BooksView, getBooks } from "@/lib/accounting";
import type { Ctx } from "@/lib/context";
import { BooksActions, RetryEntry } from "./books-actions";

type Entry = BooksView["entries"][number];

const STATES: Record<Entry["state"], { tone: Tone; word: string }> = {
  pending: { tone: "neutral", word: "Waiting" },
  booked: { tone: "success", word: "Booked" },
  settled: { tone: "success", word: "Settled" },
  void: { tone: "warning", word: "Undone in the books" },
  failed: { tone: "danger", word: "Refused" },
};

/** Whose books an accounting integration writes, and what was told to them. */
export async function Books({ ctx, id, zone }: { ctx: Ctx; id: string; zone: string }) {
  const { connection, entries } = await getBooks(ctx, id);
  return (
    <Section
      title="Books"
      description="Payments, refunds, surcharges and fees are told as they are posted in the ledger, each once, from the moment of connecting. The last 50 are listed."
      actions={<BooksActions id={id} organisation={connection?.organisationName ?? null} />}
    >
      <Standing connection={connection} />
      <DataTable
        label="Entries in the books"
        rows={entries}
        rowKey={(entry) => entry.id}
        empty={
          <EmptyState title="Nothing told yet">
            {connection
              ? "The next payment appears here within a minute."
              : "Connect first; then every payment appears here."}
          </EmptyState>
        }
        columns={[
          {
            key: "at",
            header: "Posted",
            nowrap: true,
            cell: ({ createdAt }) => <Time at={createdAt} now={ctx.now} zone={zone} />,
          },
          {
            key: "side",
            header: "Movement",
            cell: ({ reference }) => (reference.endsWith(":in") ? "Received" : "Spent"),
          },
          {
            key: "state",
            header: "State",
            cell: ({ state }) => <Badge tone={STATES[state].tone}>{STATES[state].word}</Badge>,
          },
          { key: "error", header: "Why", cell: (entry) => <Why entry={entry} integrationId={id} /> },
          {
            key: "reference",
            header: "Ledger transaction",
            wideOnly: true,
            cell: ({ reference }) => <code className="text-12">{reference.split(":")[0]}</code>,
          },
        ]}
      />
    </Section>
  );
}

function Standing({ connection }: Pick<BooksView, "connection">) {
  if (!connection) return null;
  return (
    <div className="mb-4">
      <Banner tone={connection.state === "connected" ? "success" : "danger"}>
        {connection.state === "connected"
          ? `Connected to ${connection.organisationName}.`
          : (connection.error ?? "This connection is broken. Connect again.")}
      </Banner>
    </div>
  );
}

function Why({ entry: { id, state, error }, integrationId }: { entry: Entry; integrationId: string }) {
  if (!error) return "—";
  return (
    <span className="flex flex-wrap items-center gap-2">
      <span className="wrap-anywhere">{error}</span>
      {state === "failed" && <RetryEntry id={id} integrationId={integrationId} />}
    </span>
  );
}
