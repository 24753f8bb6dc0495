import type { Tone } from "@/app/_ui/badge";
import type { listRequests } from "@/lib/requests";
import type { RequestOutcome } from "@/lib/requests/schema";
import { codeWords } from "../../code-words";

export type RequestLine = Awaited<ReturnType<typeof listRequests>>["data"][number];

/** What became of a call, as word and colour. */
export const OUTCOMES: Record<RequestOutcome, { word: string; tone: Tone }> = {
  succeeded: { word: "Succeeded", tone: "success" },
  refused: { word: "Refused", tone: "danger" },
  invalid: { word: "Invalid", tone: "warning" },
  failed: { word: "Failed", tone: "danger" },
};

/** What a credential of each kind is called. */
export const KINDS: Record<NonNullable<RequestLine["kind"]>, string> = {
  client_token: "Client token",
  access_token: "Inbound API access token",
  merchant_credential: "Merchant credential",
  api_key: "API key",
  oauth_grant: "Connected app",
};

const REASONS: Record<string, string> = {
  throttled: "Too many wrong keys came from its address",
  plain_http: "A production credential came without HTTPS",
  rate: "The credential made more calls than it may",
  revoked: "The credential was revoked, or its application is gone",
  disabled: "The credential was disabled",
  expired: "The credential had expired",
  suspended: "The account was suspended",
  host: "The host belongs to another company or the other environment",
  kind: "This kind of credential does not open this interface",
  ip: "The address is not on the credential’s list",
  ceiling: "The affiliate’s limit does not allow it",
  scope: "The credential lacks the permission",
  address: "Nothing lives at this address",
  method_not_allowed: "The address does not take this method",
  invalid_request: "The request was not as the documents describe it",
  not_found: "What it asks for is not there, or not the caller’s",
  conflict: "It contradicts what is already there",
  internal_error: "Something went wrong on our side",
  unavailable: "The database was out of reach",
  provider_unavailable: "The payment service did not answer as it should",
  invalid_client: "The client was not who it said it is",
  invalid_grant: "The code or refresh token was not valid",
  invalid_scope: "The client may not have this scope",
  unauthorized_client: "The client may not be used like this, or not from there",
};

/** Why a call was answered with no, in words. */
export const reasonWords = (reason: string): string => REASONS[reason] ?? codeWords(reason);

/** Who calls where no credential does. */
export function strangerWords(route: string): string {
  if (route.startsWith("/api/callbacks/")) return "Payment service";
  return route.startsWith("/oauth2/") ? "OAuth app" : "Payer";
}
