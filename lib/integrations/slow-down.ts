import type { Verdict } from "@/lib/connectors/contract";
import { rateLimited } from "@/lib/kit/errors";
import { createGcra } from "@/lib/kit/gcra";

const FORGED = { perSecond: 2, burst: 20, maxKeys: 10_000 };
/** Each costs a question to the provider or a run of a script; far above what any provider sends. */
const ASKED = { perSecond: 20, burst: 400, maxKeys: 10_000 };

const SHARED = Symbol.for("portico.unproven-deliveries");
type Slowed = Exclude<Verdict, "genuine">;
const shared = globalThis as { [SHARED]?: Record<Slowed, ReturnType<typeof createGcra>> };

/** Counts a message to an integration that nothing has proven genuine. Throws rate_limited when there are too many. */
export function slowDown(integrationId: string, verdict: Slowed, now: Date): void {
  shared[SHARED] ??= { forged: createGcra(FORGED), ask: createGcra(ASKED) };
  const wait = shared[SHARED][verdict].take(integrationId, now.getTime());
  if (wait > 0) throw rateLimited(wait);
}
