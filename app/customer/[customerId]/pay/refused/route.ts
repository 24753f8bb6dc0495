import { refusedPage } from "../refused-page";

/** What a link that opens nothing leads to: a page with the right status, whole without any script. */
export function GET(): Response {
  return new Response(refusedPage, {
    status: 403,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}
