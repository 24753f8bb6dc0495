import { env } from "@/lib/kit/env";
import { AppError } from "@/lib/kit/errors";
import { canonicalHost } from "@/lib/kit/host";
import { ipInRanges } from "@/lib/kit/ip";
import { log } from "@/lib/kit/log";
import type { ApiRequest } from "./call";

type Sent = ApiRequest["headers"];

const STAMP = Symbol.for("portico.peer-header");
const shared = globalThis as { [STAMP]?: string };

/** Whether the socket's other end is one of our own proxies, whose forwarding headers may be believed. */
function isBehindProxy(sent: Sent): boolean {
  const stamp = shared[STAMP];
  const { TRUSTED_PROXIES } = env();
  return stamp !== undefined && TRUSTED_PROXIES.length > 0 && ipInRanges(sent.get(stamp), TRUSTED_PROXIES);
}

const lastOf = (list: string) => list.slice(list.lastIndexOf(",") + 1).trim();

/** The host the caller named, as hosts are compared. `X-Forwarded-Host` counts only when a trusted proxy sent it. */
export function hostOf(sent: Sent): string {
  const forwarded = sent.get("x-forwarded-host");
  const host = forwarded && isBehindProxy(sent) ? lastOf(forwarded) : sent.get("host");
  return canonicalHost(host ?? "");
}

/**
 * Refuses a production credential that crossed the network in the clear (S1-36). Only a trusted proxy can tell us how the
 * caller came, so an installation that is reached over https names its proxies in `TRUSTED_PROXIES`.
 */
export function requireHttps(sent: Sent): void {
  const proto = sent.get("x-forwarded-proto");
  if (!proto || lastOf(proto).toLowerCase() !== "http" || !env().PUBLIC_URL.startsWith("https:")) return;
  if (!isBehindProxy(sent) || !sent.get("authorization")?.includes("_live_")) return;
  throw new AppError("forbidden", "Production credentials are accepted over HTTPS only", {}, { reason: "plain_http" });
}

type Noted = { requestId: string; origin: string | null; ip: string | null };

/** A browser names the page that calls. A secret in a page is everybody's, so somebody should look (S1-36). */
export function noteBrowser({ requestId, origin, ip }: Noted): void {
  if (origin !== null) log().warn({ requestId, origin, ip }, "this credential seems to be used from a browser");
}
