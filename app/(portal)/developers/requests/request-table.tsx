import type { ReactNode } from "react";
import { Badge } from "@/app/_ui/badge";
import { CopyButton } from "@/app/_ui/copy-button";
import { DataTable } from "@/app/_ui/data-table";
import { Time } from "@/app/_ui/time";
import { RequestBadge } from "./request-badge";
import { KINDS, type RequestLine, reasonWords, strangerWords } from "./request-words";

type Props = { lines: readonly RequestLine[]; now: Date; zone: string; empty: ReactNode };

/** One page of calls; a row opens its call. */
export function RequestTable({ lines, now, zone, empty }: Props) {
  return (
    <DataTable
      label="Request log"
      rows={lines}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/developers/requests/${id}`}
      empty={empty}
      columns={[
        {
          key: "call",
          header: "Call",
          cell: ({ method, route }) => (
            <code className="text-13 wrap-anywhere">
              {method} {route}
            </code>
          ),
        },
        { key: "answer", header: "Answer", cell: (line) => <Answer {...line} /> },
        { key: "caller", header: "Caller", cell: (line) => <Caller {...line} /> },
        { key: "at", header: "Time", nowrap: true, cell: (line) => <Time at={line.createdAt} now={now} zone={zone} /> },
        { key: "ms", header: "Took", numeric: true, cell: ({ latencyMs }) => `${latencyMs.toLocaleString("en")} ms` },
        {
          key: "id",
          header: "Request ID",
          nowrap: true,
          cell: ({ id }) => <ShortId id={id} />,
        },
      ]}
    />
  );
}

const SHOWN = 8;

/** The end of an id, which is what differs between neighbours; the button copies all of it. */
function ShortId({ id }: { id: string }) {
  return (
    <span className="relative z-10 inline-flex items-center gap-0.5">
      <code title={id} className="text-12">
        {id.startsWith("req_") && "req_"}…{id.slice(-SHOWN)}
      </code>
      <CopyButton value={id} what="request ID" bare variant="ghost" />
    </span>
  );
}

function Answer({ status, reason, origin }: RequestLine) {
  return (
    <span className="grid justify-items-start gap-1 max-md:justify-items-end md:py-2">
      <RequestBadge status={status} />
      {reason && <span className="text-12 text-pretty text-muted max-md:text-right">{reasonWords(reason)}</span>}
      {origin && <Badge tone="warning">Browser</Badge>}
    </span>
  );
}

function Caller({ kind, label, hint, ip, route }: RequestLine) {
  return (
    <span className="grid gap-0.5 md:py-2">
      <span className="wrap-anywhere">{label ?? strangerWords(route)}</span>
      {kind && hint && (
        <span className="text-12 text-muted">
          {KINDS[kind]} <code className="wrap-anywhere">{hint}…</code>
        </span>
      )}
      {ip && <span className="text-12 wrap-anywhere text-muted">{ip}</span>}
    </span>
  );
}
