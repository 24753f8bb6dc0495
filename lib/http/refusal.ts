import { AppError } from "@/lib/kit/errors";
import { peerOf } from "@/lib/kit/peer";
import { affiliateApi } from "./affiliate-surface";
import type { ApiRequest, Reply } from "./call";
import { type Failure, failureOf } from "./failure";
import { problemJson } from "./problem";
import { toResponse } from "./reply";
import { bearerOwner, keepCall, newTrace, type Trace } from "./trace";

/** Here and below the words are the affiliate surface's, whatever is wrong. */
const AFFILIATE = /^\/pay-api(?:\/|$)/;

type Why = "not_found" | "method_not_allowed";

/**
 * The answer to a call that no endpoint takes: an address nobody knows, or a method that a known address has not. `path` of
 * the latter is its pattern. A `request` is kept in the log of whoever's bearer it carries.
 */
export function refusal(code: Why, path: string, allow?: string, request?: Called): Reply {
  const message = code === "not_found" ? "Nothing lives at this address" : "This address does not take this method";
  const isAffiliate = AFFILIATE.test(path);
  const trace = newTrace(isAffiliate ? affiliateApi.newRequestId() : undefined);
  const fail = isAffiliate ? affiliateApi.fail : problemJson;
  const failure = failureOf(new AppError(code, message), trace.requestId);
  const reply = fail(failure, trace.requestId);
  if (allow) reply.headers.allow = allow;
  if (request) keep(trace, request, code === "not_found" ? { ...failure, reason: "address" } : failure, path);
  return reply;
}

type Called = Pick<ApiRequest, "method" | "headers">;

/** An address that is none may hold anything, so it is not written down. */
function keep(trace: Trace, request: Called, failure: Failure, path: string): void {
  trace.ip = peerOf(request.headers);
  trace.origin = request.headers.get("origin");
  trace.owner = bearerOwner(request);
  const route = failure.reason === "address" ? "(unknown)" : path;
  keepCall(trace, { method: request.method, route, status: failure.status }, failure);
}

/** Every other method of a route that is no endpoint: those it takes are named (RFC 9110, 15.5.6). */
const otherThan =
  (allow: string) =>
  (request: Request): Response =>
    toResponse(
      request.method === "OPTIONS"
        ? { status: 204, headers: { allow }, body: null }
        : refusal("method_not_allowed", new URL(request.url).pathname, allow),
    );

/** What a route that only takes POST answers to every other method. */
export const onlyPost = otherThan("OPTIONS, POST");

/** What a route that is only read answers to every other method. */
export const onlyGet = otherThan("GET, HEAD, OPTIONS");

/** The route of every address below an interface's that nothing else takes. */
export const nothingHere = (request: Request): Response =>
  toResponse(refusal("not_found", new URL(request.url).pathname, undefined, request));
