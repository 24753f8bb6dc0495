import { z } from "zod";
import { env } from "@/lib/kit/env";
import type { Reply } from "./call";
import { challengeOf } from "./challenge";
import type { Failure } from "./failure";

let usual: Record<string, string> | undefined;

/** The headers of every answer of an API: never cached, never sniffed, never framed, and opened by nothing a browser keeps. */
export function headersOf(requestId: string, contentType: string): Record<string, string> {
  usual ??= {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    ...(env().PUBLIC_URL.startsWith("https:") ? { "strict-transport-security": "max-age=31536000" } : {}),
  };
  return { ...usual, "content-type": contentType, "x-request-id": requestId };
}

/** What `problemJson` writes, for the documents. */
export const Problem = z
  .object({
    type: z.string().meta({ example: "urn:portico:problem:invalid_request" }),
    title: z.string().meta({ example: "Invalid request" }),
    status: z.int().min(400).max(599).meta({ example: 400 }),
    code: z.string().meta({ description: "What went wrong, for programs.", example: "invalid_request" }),
    message: z.string().meta({ description: "The title again.", example: "Invalid request" }),
    errors: z
      .record(z.string(), z.array(z.string()))
      .meta({ description: "What is wrong with which field.", example: { amount: ["This is required."] } }),
    requestId: z.string().meta({ example: "req_019b7d1e5a3c7f60a1b2c3d4e5f60718" }),
    requiredScopes: z.array(z.string()).optional().meta({ description: "With 403: the permission that is missing." }),
  })
  .meta({ id: "Problem", description: "RFC 9457 problem details." });

/** A failure as RFC 9457 says it, with the members our own callers read: `message` is the title, `errors` the fields (S1-30 to S1-33). */
export function problemJson(failure: Failure, requestId: string): Reply {
  const { status, code, message, fields, requiredScopes, headers } = failure;
  const type = `urn:portico:problem:${code}`;
  const body = { type, title: message, status, code, message, errors: fields, requestId, requiredScopes };
  return {
    status,
    headers: { ...headersOf(requestId, "application/problem+json"), ...challengeOf(failure), ...headers },
    body: JSON.stringify(body),
  };
}
