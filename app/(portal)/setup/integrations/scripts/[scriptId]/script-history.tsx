import { Badge } from "@/app/_ui/badge";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Link } from "@/app/_ui/link";
import { Section } from "@/app/_ui/section";
import { Time } from "@/app/_ui/time";
import type { ScriptDetail } from "@/lib/scripts";

/** The versions of a script; the one shown is not a link. */
export function Versions({ script, shownId }: { script: ScriptDetail; shownId: string }) {
  return (
    <Section title="Versions" description="A version never changes, so what an integration runs can be read again.">
      <DataTable
        label="Versions"
        rows={script.versions}
        rowKey={({ id }) => id}
        empty={<EmptyState title="No version">This script has not been saved yet.</EmptyState>}
        columns={[
          {
            key: "number",
            header: "Version",
            cell: ({ id, number }) =>
              id === shownId ? (
                <span className="font-medium">{`${number} (shown)`}</span>
              ) : (
                <Link href={`/setup/integrations/scripts/${script.id}?version=${id}`} className="hover:underline">
                  {number}
                </Link>
              ),
          },
          {
            key: "hash",
            header: "SHA-256",
            cell: ({ sourceHash }) => <code className="text-13">{sourceHash.slice(0, 12)}</code>,
          },
          { key: "functions", header: "Functions", cell: ({ functions }) => functions.join(", ") },
          { key: "at", header: "Saved", cell: ({ createdAt }) => <Time at={createdAt} /> },
        ]}
      />
    </Section>
  );
}

/** The last runs of a script. */
export function Runs({ script }: { script: ScriptDetail }) {
  const numberOf = (id: string) => script.versions.find((version) => version.id === id)?.number ?? "—";
  return (
    <Section title="Run log" description="The last 50 runs for integrations. Values of the settings are masked.">
      <DataTable
        label="Runs"
        rows={script.runs}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="No run yet">Runs appear once an integration uses a version of this script.</EmptyState>
        }
        columns={[
          { key: "at", header: "When", cell: ({ createdAt }) => <Time at={createdAt} /> },
          { key: "call", header: "Function", cell: ({ call }) => <code className="text-13">{call}</code> },
          { key: "version", header: "Version", cell: ({ versionId }) => numberOf(versionId) },
          {
            key: "ended",
            header: "Outcome",
            cell: ({ ended }) => <Badge tone={ended === "ok" ? "success" : "danger"}>{ended}</Badge>,
          },
          { key: "ms", header: "Took", cell: ({ ms }) => `${ms} ms` },
          {
            key: "log",
            header: "What it said",
            cell: ({ text, log }) => (
              <span className="font-mono text-12 wrap-anywhere">
                {[text, ...log].filter(Boolean).join(" · ") || "—"}
              </span>
            ),
          },
        ]}
      />
    </Section>
  );
}
