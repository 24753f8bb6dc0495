import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { refusedPage } from "@/app/_ui/refused-page";
import { isCheckoutSignature } from "@/lib/kit/checkout-signature";
import { env } from "@/lib/kit/env";
import { onlyValue } from "@/lib/kit/only-value";
import { isSameOrigin } from "@/lib/kit/same-origin";

/** The base of the CRM API is, in a browser, its documentation; a program that asks for JSON gets that (S0-11, T5). */
const DOCS = "/api/integration/crm";

/** What every page is sent with. Nobody is let in here: pages, actions and endpoints do that themselves. Only forms of other sites are kept out. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  if (isForeignPost(request)) return new NextResponse("This request did not come from the portal.", { status: 403 });
  if (pathname === DOCS && wantsJson(request))
    return NextResponse.rewrite(new URL(`${DOCS}/openapi.json`, request.url));
  const nonce = randomBytes(16).toString("base64");
  const policy = contentPolicy(nonce, pathname);
  if (opensNoCheckout(request.nextUrl)) return dressed(closedCheckout(), policy);

  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-portico-path", pathname + search);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  return dressed(response, OWN_POLICY.test(pathname) ? null : policy);
}

function dressed(response: NextResponse, policy: string | null): NextResponse {
  if (policy !== null) response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(USUAL)) response.headers.set(name, value);
  if (isHttps()) response.headers.set("strict-transport-security", "max-age=31536000");
  return response;
}

export const config = {
  matcher: [
    "/((?!api/|pay-api/|oauth2/|_next/static|_next/image|connectors/|favicon.ico).*)",
    "/api/integration/crm",
    "/api/integration/crm/swagger",
    // Next looks for an action in whatever is shaped like one, below an interface's address too.
    { source: "/:path*", has: [{ type: "header", key: "next-action" }] },
    { source: "/:path*", has: [{ type: "header", key: "content-type", value: "multipart/form-data.*" }] },
  ],
};

/**
 * A form of another site, or one whose page a browser won't name. Next answers those with a 500 of its own before any action
 * of ours runs. A POST without an origin is of no browser; the actions themselves refuse it.
 */
const isForeignPost = ({ method, headers }: NextRequest): boolean =>
  method === "POST" && headers.has("origin") && !isSameOrigin(headers);

const PAY = /^\/pay\/([^/]+)$/;

/** Whether this is a payer's page with an address that was changed, cut off or is over. The page asks again, and more. */
function opensNoCheckout({ pathname, searchParams }: NextRequest["nextUrl"]): boolean {
  const paymentId = PAY.exec(pathname)?.[1];
  if (paymentId === undefined) return false;
  const expires = onlyValue(searchParams, "expires");
  const isGenuine = isCheckoutSignature(paymentId, expires, onlyValue(searchParams, "signature"));
  return !isGenuine || Number(expires) * 1000 <= Date.now();
}

/** Next draws a refusal by script, and a payer may have none. */
const closedCheckout = () =>
  new NextResponse(
    refusedPage(
      "This checkout link doesn’t work",
      "It may be cut off or changed, or its time has run out. Opening it took no money. Open the link exactly as you got it, or ask the shop for a new one.",
    ),
    { status: 403, headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } },
  );

function wantsJson(request: NextRequest): boolean {
  const accept = request.headers.get("accept") ?? "";
  return accept.includes("application/json") && !accept.includes("text/html");
}

const USUAL = {
  // Not `no-referrer`: a form would then be posted with `Origin: null`, and our own actions refuse that.
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};

const isHttps = () => env().PUBLIC_URL.startsWith("https:");
const isDevelopment = () => env().NODE_ENV === "development";

/** Pages that hold a provider's form and answer with a policy for its hosts; of two policies a browser keeps both. */
const OWN_POLICY = /^\/pay\/[^/]+\/embed$/;

/** Pages whose forms end, by a redirect, at somebody else's address. */
const CONSENT = "/consent";
const LEAVING = /^\/(?:pay\/|consent$)/;
/** Where apps on a person's own machine are answered. */
const OWN_MACHINE = "http://127.0.0.1:* http://localhost:*";

/**
 * Chromium holds `form-action` against every redirect that follows a form's POST, so 'self' would stop the payer on the way
 * from our page to the provider's, and whoever signs in on the way to Duo's. Which provider that is only the database knows, so those pages may end at any https
 * address; they show no markup of anybody's and run our scripts only, so nobody can add a form to them. An installation
 * without https, which is one on its owner's machine, reaches test providers without https too.
 */
function formAction(pathname: string): string {
  if (!LEAVING.test(pathname)) return "'self'";
  if (!isHttps()) return "'self' https: http:";
  return pathname === CONSENT ? `'self' https: ${OWN_MACHINE}` : "'self' https:";
}

/** Scripts run only with this answer's nonce. Styles may be inline: dialogs and toasts bring theirs at run time, and a style runs nothing. */
function contentPolicy(nonce: string, pathname: string): string {
  const development = isDevelopment();
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws: wss:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    `form-action ${formAction(pathname)}`,
    // It would also turn the way back to an app on the person's own machine into https.
    ...(isHttps() && pathname !== CONSENT ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
