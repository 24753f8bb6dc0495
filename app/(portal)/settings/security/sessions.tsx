import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import { Time } from "@/app/_ui/time";
import type { listSessions } from "@/lib/session";
import { browserOf } from "./browser-of";
import { EndOthers } from "./end-others";

type Props = { sessions: Awaited<ReturnType<typeof listSessions>>; now: Date };

/** Where the person is signed in. */
export function Sessions({ sessions, now }: Props) {
  const others = sessions.filter(({ isThis }) => !isThis).length;
  return (
    <Card
      title="Where you are signed in"
      description="A session ends after seven days without use. The last 50 are listed."
      actions={others > 0 && <EndOthers count={others} />}
      flush
    >
      <ul className="divide-y divide-line">
        {sessions.map(({ isThis, ip, userAgent, createdAt }) => (
          <li
            key={`${createdAt.toISOString()} ${ip} ${userAgent}`}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 sm:px-6"
          >
            <span className="min-w-0 grow basis-40 font-medium">{browserOf(userAgent)}</span>
            {isThis && <Badge tone="success">This browser</Badge>}
            <span className="font-mono text-13 text-muted">{ip ?? "Unknown address"}</span>
            <span className="text-13 text-muted">
              <Time at={createdAt} now={now} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
