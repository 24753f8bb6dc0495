import { createHash } from "node:crypto";
import { newId } from "@/lib/kit/ids";
import { failureOf } from "../failure";
import { headersOf, problemJson } from "../problem";
import { toResponse } from "../reply";

type Text = {
  text: string;
  mediaType: string /** Only some may read it, so nothing between us may keep it. */;
  isPrivate?: boolean;
};

/** A document as an answer: kept by whoever asked until it changes, and readable from any page, for it holds nothing of anybody's (S0-19). */
export function published(request: Request, { text, mediaType, isPrivate = false }: Text): Response {
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`;
  const headers = {
    ...headersOf(newId("req"), `${mediaType}; charset=utf-8`),
    etag,
    "cache-control": isPrivate ? "private, no-cache" : "public, no-cache",
    vary: "Accept, Authorization, Cookie",
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ETag, X-Request-Id",
    "cross-origin-resource-policy": "cross-origin",
  };
  if (isKnown(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  return new Response(request.method === "HEAD" ? null : text, { status: 200, headers });
}

function isKnown(sent: string | null, etag: string): boolean {
  if (sent === null) return false;
  return sent.trim() === "*" || sent.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);
}

/** The answer to a browser that asks whether a page of somebody else's may read a document. */
export const mayBeRead = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "GET, HEAD",
      "access-control-allow-headers": "Authorization, If-None-Match",
      "access-control-max-age": "86400",
    },
  });

/** Work of a route that is no endpoint; what it throws is said as an endpoint would say it. */
export async function guarded(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const requestId = newId("req");
    return toResponse(problemJson(failureOf(error, requestId), requestId));
  }
}
