import { env } from "@/lib/kit/env";
import type { Reply } from "./call";
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

/** A failure as RFC 9457 says it, with the members our own callers read: `message` is the title, `errors` the fields (S1-30 to S1-33). */
export function problemJson(
  { status, code, message, fields, requiredScopes, headers }: Failure,
  requestId: string,
): Reply {
  const type = `urn:portico:problem:${code}`;
  const body = { type, title: message, status, code, message, errors: fields, requestId, requiredScopes };
  return {
    status,
    headers: { ...headersOf(requestId, "application/problem+json"), ...headers },
    body: JSON.stringify(body),
  };
}
