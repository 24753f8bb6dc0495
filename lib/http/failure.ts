import { AppError, type FieldErrors } from "@/lib/kit/errors";
import { log } from "@/lib/kit/log";

/** A failure as every surface is told of it, before it is put in that surface's own words. */
export type Failure = {
  status: number;
  code: string;
  message: string;
  fields: FieldErrors;
  requiredScopes?: string[];
  /** The public id of what this is about, for surfaces that say it. */
  entityId?: string;
  headers: Record<string, string>;
  /** Why, and what it is about: for the request log, never for the caller. */
  reason?: string;
  about?: string;
};

const RETRY_SOON = "5";

/** What is said about anything that was thrown. What is not for the caller to know goes to the log under the request's id. */
export function failureOf(thrown: unknown, requestId: string): Failure {
  if (thrown instanceof AppError) return known(thrown, requestId);
  const state = sqlStateOf(thrown);
  if (state !== null && BAD_TEXT.has(state)) {
    log().warn({ requestId, state }, "the database refused a text that validation should have");
    return plain(400, "invalid_request", "Invalid request");
  }
  log().error({ err: thrown, requestId }, "request failed");
  if (state !== null && isPassing(state)) {
    return { ...plain(503, "unavailable", "Try again in a moment"), headers: { "retry-after": RETRY_SOON } };
  }
  return plain(500, "internal_error", "Something went wrong on our side");
}

const plain = (status: number, code: string, message: string): Failure => ({
  status,
  code,
  message,
  fields: {},
  headers: {},
});

function known({ status, code, message, fields, extra }: AppError, requestId: string): Failure {
  if (extra.reason) log().info({ requestId, status, reason: extra.reason }, "refused");
  const headers: Record<string, string> = {};
  if (status === 401) headers["www-authenticate"] = 'Bearer error="invalid_token"';
  if (extra.retryAfterSeconds !== undefined) headers["retry-after"] = String(extra.retryAfterSeconds);
  const { requiredScopes, entityId, reason, about } = extra;
  return { status, code, message, fields, requiredScopes, entityId, headers, reason, about };
}

/** Text PostgreSQL can't hold: a malformed value, bytes that are no character, NUL. */
const BAD_TEXT = new Set(["22P02", "22021", "22P05", "22003", "22007", "22008"]);

/** Down, starting, full or too busy: the same call may well pass later. */
const PASSING =
  /^(?:08...|53...|57P0[123]|57014|55P03|40001|40P01|25006|CONNECTION_(?:CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT|ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|EHOSTUNREACH)$/;

const isPassing = (state: string) => PASSING.test(state);

const DEEPEST_CAUSE = 5;

/** The code of a database or socket error, however deeply drizzle wrapped it. */
function sqlStateOf(thrown: unknown): string | null {
  let error = thrown;
  for (let depth = 0; depth < DEEPEST_CAUSE && error instanceof Error; depth++) {
    if ("code" in error && typeof error.code === "string") return error.code;
    error = error instanceof AggregateError ? error.errors[0] : error.cause;
  }
  return null;
}
