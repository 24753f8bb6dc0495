import type { ReactNode } from "react";
import { Badge } from "@/app/_ui/badge";
import { cx } from "@/app/_ui/cx";
import { Time } from "@/app/_ui/time";
import { type CredentialStatus, lastMoment, refusalWords, STATUS } from "./credential-words";

/** When "now" is for a table, and in whose time zone days are counted. */
export type Clock = { now: Date; zone: string };

type Replaced = { status: CredentialStatus; graceUntil?: Date | null };

/** A name over the readable start of its secret, and what is not as usual about it. */
export function NameCell({ label, hint, children }: { label: string; hint: string; children?: ReactNode }) {
  return (
    <span className="grid justify-items-start gap-1 max-md:pb-1.5 md:py-2.5">
      <span className="wrap-anywhere">{label}</span>
      <code className="text-12 font-normal text-muted">{hint}…</code>
      {children}
    </span>
  );
}

type StatusProps = Clock & {
  row: Replaced;
  successor?: string | null;
  /** Stands under the name rather than in a column of its own. */
  inName?: boolean;
};

/** The status, and while it is being replaced by what and until when both work. */
export function StatusCell({ row, successor, inName, now, zone }: StatusProps) {
  const { label, tone } = STATUS[row.status];
  return (
    <span className={cx("grid justify-items-start gap-1 font-normal", !inName && "max-md:justify-items-end")}>
      <Badge tone={tone}>{label}</Badge>
      {row.status === "rotating" && row.graceUntil && (
        <span className={cx("text-12 text-pretty text-muted", !inName && "max-md:text-right")}>
          {successor && (
            <>
              Replaced by <code>{successor}…</code>
              {"; "}
            </>
          )}
          works until <Time at={row.graceUntil} now={now} zone={zone} format="exact" />
        </span>
      )}
    </span>
  );
}

const FOLDED_FROM = 11;
const SHOWN = 8;

/** Permissions or addresses, one a line; of a long list the first few, and the others behind how many they are. */
export function Codes({ values, none }: { values: readonly string[]; none: string }) {
  if (values.length === 0) return <span className="text-muted">{none}</span>;
  const shown = values.length < FOLDED_FROM ? values : values.slice(0, SHOWN);
  const folded = values.slice(shown.length);
  return (
    <div className="grid gap-0.5 max-md:justify-items-end md:py-2.5">
      <CodeList values={shown} />
      {folded.length > 0 && (
        <details>
          <summary className="rounded-control text-12 text-muted hover:text-ink">{folded.length} more</summary>
          <CodeList values={folded} />
        </details>
      )}
    </div>
  );
}

function CodeList({ values }: { values: readonly string[] }) {
  return (
    <ul className="grid gap-0.5 max-md:justify-items-end">
      {values.map((value) => (
        <li key={value}>
          <code className="text-12 wrap-break-word max-md:wrap-anywhere">
            {value === "*" ? "* (full access)" : value}
          </code>
        </li>
      ))}
    </ul>
  );
}

/** The last day it works, or Never. */
export function Expiration({ at, now, zone }: { at: Date | null } & Clock) {
  return at ? <Time at={lastMoment(at)} now={now} zone={zone} format="day" /> : "Never";
}

type Used = {
  lastUsedAt: Date | null;
  lastUsedIp?: string | null;
  lastDeniedAt?: Date | null;
  lastDeniedIp?: string | null;
  lastDeniedReason?: string | null;
};

/** When it last opened something, and when and why it last did not. */
export function LastAccess({ row, now, zone }: { row: Used } & Clock) {
  const { lastUsedAt, lastUsedIp, lastDeniedAt, lastDeniedIp, lastDeniedReason } = row;
  return (
    <span className="grid gap-0.5 md:py-2.5">
      <span>{lastUsedAt ? <Time at={lastUsedAt} now={now} zone={zone} /> : "Never used"}</span>
      {lastUsedAt && lastUsedIp && <span className="text-12 wrap-anywhere text-muted">from {lastUsedIp}</span>}
      {lastDeniedAt && (
        <span className="text-12 text-pretty wrap-anywhere text-danger-text">
          Refused <Time at={lastDeniedAt} now={now} zone={zone} />
          {lastDeniedIp && ` from ${lastDeniedIp}`}: {refusalWords(lastDeniedReason ?? null)}
        </span>
      )}
    </span>
  );
}
