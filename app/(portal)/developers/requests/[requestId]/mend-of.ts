import type { Request } from "./steps-of";

/** What somebody can do so that the next call passes, and where. */
export type Mend = { words: string; to?: { href: string; label: string } };

const REFERENCE = { href: "/developers", label: "See the API reference" };
const DOMAINS = { href: "/settings/domains", label: "See the domains" };

/** Where each kind of credential is looked after by a merchant's people. */
const DESKS = {
  access_token: "/inbound-api-credentials",
  api_key: "/settings/integrations",
  merchant_credential: "/settings/integrations/merchant-credentials",
  oauth_grant: "/settings/connected-apps",
} as const;

/** The page where a credential is looked after, in this kind of account. */
export function deskOf({ kind, applicationId }: NonNullable<Request["credential"]>, isAffiliate: boolean): string {
  if (isAffiliate) return "/affiliate/api-credentials";
  return kind === "client_token" ? `/applications/${applicationId ?? ""}` : DESKS[kind];
}

const WORDS: Record<string, string> = {
  throttled: "Somebody at this address tries keys that don’t exist. Stop that; the address is let in again by itself.",
  plain_http: "Call the https:// address. The key crossed the network in the clear, so replace it.",
  rate: "Spread the calls out, and wait as long as Retry-After says.",
  revoked: "Create a new credential and use that one.",
  disabled: "Enable it again, if it is meant to work.",
  expired: "Create a new credential; the end of one can’t be moved.",
  suspended: "Ask whoever runs this installation.",
  kind: "Use a credential of a kind that the reference names for this interface.",
  ip: "If the address is yours, add it to the credential’s list.",
  ceiling: "Only the affiliate can widen its limit.",
  address: "Compare the address with the one in the reference.",
  method_not_allowed: "The header Allow of the answer names the methods that are taken.",
  invalid_request: "Compare the request with the reference.",
  not_found: "Check the id, and that the credential belongs to the same application, company and environment.",
  internal_error: "Try again; if it stays, tell whoever runs this installation the request ID.",
  invalid_client: "Check the client ID and its secret.",
};
const OF_THE_KEY = ["plain_http", "revoked", "disabled", "expired", "ip", "kind", "invalid_client"];
const OF_THE_REFERENCE = ["address", "method_not_allowed", "invalid_request"];

/** What to do about a refused call; null when nothing was refused, or nothing helps that we know of. */
export function mendOf({ reason, detail, credential }: Request, isAffiliate: boolean): Mend | null {
  if (reason === null) return null;
  const desk = credential && { href: deskOf(credential, isAffiliate), label: "Go to the credential" };
  if (reason === "scope") {
    const words = `Create a credential with the permission ${detail ?? "this endpoint asks for"}, or add it where the kind allows that.`;
    return { words, ...(desk && { to: desk }) };
  }
  if (reason === "host") {
    return {
      words: `The call went to ${detail ?? "another host"}. Call a host of this company and environment.`,
      to: DOMAINS,
    };
  }
  const words = WORDS[reason];
  if (!words) return null;
  if (OF_THE_REFERENCE.includes(reason)) return { words, to: REFERENCE };
  return { words, ...(desk && OF_THE_KEY.includes(reason) && { to: desk }) };
}
