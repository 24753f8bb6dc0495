import { bearerHash } from "@/lib/credentials";
import { createGcra } from "@/lib/kit/gcra";
import { newId } from "@/lib/kit/ids";
import { log } from "@/lib/kit/log";
import { maskText } from "@/lib/kit/mask";
import { noteRequest } from "@/lib/requests";
import type { RequestOwner } from "@/lib/requests/note-request";
import type { ApiRequest } from "./call";
import type { Failure } from "./failure";

/** What is learnt of a call on its way in, for the request log. As long as nobody owns it, it is nobody's to read and not kept. */
export type Trace = {
  readonly requestId: string;
  readonly startedAt: number;
  ip: string | null;
  /** The page a browser says it calls from, where no browser should. */
  origin: string | null;
  owner: RequestOwner | null;
};

/** The beginning of one; its clock runs from here. The id is of our own form unless the surface promises another one. */
export const newTrace = (requestId: string = newId("req")): Trace => ({
  requestId,
  startedAt: Date.now(),
  ip: null,
  origin: null,
  owner: null,
});

/** By whose bearer a call came, judged or not; null when it has none that could be anybody's. */
export function bearerOwner({ headers }: Pick<ApiRequest, "headers">): RequestOwner | null {
  const hash = bearerHash(headers.get("authorization"));
  return hash === null ? null : { hash };
}

type Called = { method: string; route: string; status: number };

/**
 * Puts an answered call into the request log of whoever owns it. `route` is the pattern of the address, never the address.
 * What goes wrong here is ours alone: the answer was made, and goes out.
 */
export function keepCall(trace: Trace, called: Called, failure?: Failure): void {
  try {
    keep(trace, called, failure);
  } catch (error) {
    log().error({ err: error, requestId: trace.requestId }, "a call is missing in the request log");
  }
}

function keep({ requestId: id, startedAt, ip, origin, owner }: Trace, called: Called, failure?: Failure): void {
  if (owner === null || isFlood(called.status, owner)) return;
  const why = failure && { reason: failure.reason ?? failure.code, detail: told(detailOf(failure)) };
  noteRequest({ ...called, ...why, id, ip, ms: Date.now() - startedAt, owner, origin: told(origin) });
}

const LONGEST = 300;

/** Words that may be read by people and written by PostgreSQL, whatever a caller put into them. */
const told = (words: string | null | undefined): string | undefined =>
  words ? maskText(words.slice(0, LONGEST)).replace(/\0|\p{Surrogate}/gu, "\ufffd") : undefined;

/** What a refusal is about, else what the caller was told. That nobody is known is said by the reason. */
function detailOf({ about, requiredScopes, fields, message, status }: Failure): string | undefined {
  if (about) return about;
  if (requiredScopes?.length) return requiredScopes.join(", ");
  const wrong = Object.entries(fields).map(([field, why]) => `${field}: ${why.join(" ")}`);
  if (wrong.length > 0) return wrong.join(" ");
  return status === 401 ? undefined : message;
}

const TOO_MANY = 429;
const floods = createGcra({ perSecond: 5, burst: 50 });

/**
 * Whoever calls too often is told each time; a few of those in the log tell it as well as all of them. Neither may a stranger
 * fill it with what is refused: the name of a client is no secret.
 */
function isFlood(status: number, owner: RequestOwner): boolean {
  const flooder = flooderOf(status, owner);
  return flooder !== null && floods.take(flooder, Date.now()) > 0;
}

function flooderOf(status: number, owner: RequestOwner): string | null {
  if ("hash" in owner) return status === TOO_MANY ? owner.hash : null;
  if (status < 400) return null;
  if ("client" in owner) return `client:${owner.client}`;
  return "integration" in owner ? `integration:${owner.integration}` : null;
}
