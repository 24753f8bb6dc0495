import type { AsyncLocalStorage } from "node:async_hooks";
import { forbidden, notFound } from "next/navigation";

/** Where the server entry waits to hear what a page that is being drawn answers; nobody waits under a stock `next start`. */
const VERDICT = Symbol.for("portico.page-verdict");
const shared = globalThis as { [VERDICT]?: AsyncLocalStorage<{ status: number | null }> };

/** Ends a page of which there is none for this person: an unknown thing and a stranger's are the same 404. */
export function pageNotFound(): never {
  decide(404);
  notFound();
}

/** Ends a page that this person's role does not open, with 403. */
export function pageForbidden(): never {
  decide(403);
  forbidden();
}

/** The first refusal stands, as it is the one that is shown. */
function decide(status: 403 | 404): void {
  const verdict = shared[VERDICT]?.getStore();
  if (verdict) verdict.status ??= status;
}
