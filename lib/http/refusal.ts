import { AppError } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import type { Reply } from "./call";
import { failureOf } from "./failure";
import { problemJson } from "./problem";
import { toResponse } from "./reply";

/** The answer to a call that no endpoint takes: an address nobody knows, or a method that a known address has not. */
export function refusal(code: "not_found" | "method_not_allowed", allow?: string): Reply {
  const message = code === "not_found" ? "Nothing lives at this address" : "This address does not take this method";
  const requestId = newId("req");
  const reply = problemJson(failureOf(new AppError(code, message), requestId), requestId);
  if (allow) reply.headers.allow = allow;
  return reply;
}

/** The route of every address below /api that nothing else takes. */
export const nothingHere = (): Response => toResponse(refusal("not_found"));
