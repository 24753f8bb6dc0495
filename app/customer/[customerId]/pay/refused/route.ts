import { refusedPage } from "@/app/_ui/refused-page";

const PAGE = refusedPage(
  "This payment link doesn’t work",
  "It may be cut off or changed, or its time has run out. Opening it took no money. Open the link exactly as you got it, or ask whoever sent it for a new one.",
);

/** What a link that opens nothing leads to: a page with the right status, whole without any script. */
export function GET(): Response {
  return new Response(PAGE, {
    status: 403,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}
