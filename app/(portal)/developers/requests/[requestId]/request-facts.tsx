import { DataList, type Fact } from "@/app/_ui/data-list";
import { Link } from "@/app/_ui/link";
import { Time } from "@/app/_ui/time";
import { KINDS, strangerWords } from "../request-words";
import type { Request } from "./steps-of";

type Props = { request: Request; desk: string | null; now: Date; zone: string };

/** What is known of a call. Its body, its headers and the ids in its address are not kept. */
export function RequestFacts({ request, desk, now, zone }: Props) {
  const { credential, route, createdAt, status, latencyMs, ip, environment, origin, detail } = request;
  const facts: Fact[] = [
    { label: "Time", value: <Time at={createdAt} now={now} zone={zone} format="exact" /> },
    { label: "Status", value: status },
    { label: "Took", value: `${latencyMs.toLocaleString("en")} ms` },
    { label: "Environment", value: environment === "production" ? "Production" : "Sandbox" },
    { label: "Credential", value: <Caller credential={credential} route={route} desk={desk} /> },
    { label: "Client address", value: ip ?? "Unknown" },
    ...(origin ? [{ label: "Browser page", value: origin }] : []),
    ...(detail ? [{ label: "About", value: detail, wide: true }] : []),
  ];
  return <DataList facts={facts} />;
}

function Caller({ credential, route, desk }: Pick<Props, "desk"> & Pick<Request, "credential" | "route">) {
  if (!credential) return strangerWords(route);
  const { label, kind, hint } = credential;
  return (
    <span className="grid gap-0.5 py-1">
      {desk ? (
        <Link href={desk} className="rounded-control text-accent-text hover:underline">
          {label}
        </Link>
      ) : (
        label
      )}
      <span className="text-12 text-muted">
        {KINDS[kind]} <code>{hint}…</code>
      </span>
    </span>
  );
}
