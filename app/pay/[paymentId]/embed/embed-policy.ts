import type { embedOf } from "@/lib/payments";

/** A provider's own form as the checkout hands it out. */
export type Embed = NonNullable<Awaited<ReturnType<typeof embedOf>>>["embed"];

type Installation = { isHttps: boolean };

/**
 * What the page may load: one provider's hosts, and scripts of ours by their nonce. A payer may be sent on to their own bank,
 * whose host nobody knows beforehand, so forms may end at any https address, as those of the checkout may.
 */
export function embedPolicy({ origins }: Embed, nonce: string, { isHttps }: Installation): string {
  const hosts = origins.join(" ");
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' ${hosts}`,
    `style-src 'unsafe-inline' ${hosts}`,
    `img-src 'self' data: ${hosts}`,
    `font-src 'self' ${hosts}`,
    `connect-src ${hosts}`,
    `frame-src ${hosts}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self' https:",
    ...(isHttps ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** Of a page that loads nothing at all. */
export const BARE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";
