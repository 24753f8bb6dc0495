import { AppError } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { affiliateApi } from "./affiliate-surface";
import type { Reply } from "./call";
import { failureOf } from "./failure";
import { problemJson } from "./problem";
import { toResponse } from "./reply";

/** Below this the words are the affiliate surface's, whatever is wrong. */
const AFFILIATE = "/pay-api/";

type Why = "not_found" | "method_not_allowed";

/** The answer to a call that no endpoint takes: an address nobody knows, or a method that a known address has not. */
export function refusal(code: Why, path: string, allow?: string): Reply {
  const message = code === "not_found" ? "Nothing lives at this address" : "This address does not take this method";
  const isAffiliate = path.startsWith(AFFILIATE);
  const requestId = isAffiliate ? affiliateApi.newRequestId() : newId("req");
  const fail = isAffiliate ? affiliateApi.fail : problemJson;
  const reply = fail(failureOf(new AppError(code, message), requestId), requestId);
  if (allow) reply.headers.allow = allow;
  return reply;
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
  toResponse(refusal("not_found", new URL(request.url).pathname));
