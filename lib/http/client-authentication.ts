import type { ApiRequest } from "./call";
import { TokenRefusal } from "./token-refusal";

/** Who a client says it is, and with which secret. */
export type PresentedClient = { clientId: string; secret: string };

const BASIC = /^basic +([A-Za-z0-9+/]+={0,2}) *$/i;

/**
 * The client of a call to the token endpoint, by `client_secret_basic` or `client_secret_post`, never both
 * (RFC 6749, 2.3.1). What it says is not yet checked.
 */
export function clientOf(request: Pick<ApiRequest, "headers">, form: ReadonlyMap<string, string>): PresentedClient {
  const { clientId, secret } = namedClientOf(request, form);
  if (secret === null) throw new TokenRefusal("invalid_client", "Client authentication is missing");
  return { clientId, secret };
}

/** The same where a client without a secret may come too: it only says its name, and `secret` is then null. */
export function namedClientOf(
  { headers }: Pick<ApiRequest, "headers">,
  form: ReadonlyMap<string, string>,
): { clientId: string; secret: string | null } {
  const header = headers.get("authorization");
  const named = form.get("client_id");
  const secret = form.get("client_secret");
  if (header === null) {
    if (!named) throw new TokenRefusal("invalid_client", "Client authentication is missing");
    return { clientId: named, secret: secret ?? null };
  }
  if (secret)
    throw new TokenRefusal("invalid_request", "The client authenticates in the header or in the body, not in both");
  const client = basicOf(header);
  if (named && named !== client.clientId) {
    throw new TokenRefusal("invalid_request", "client_id is not the client that authenticates");
  }
  return client;
}

function basicOf(header: string): PresentedClient {
  const text = Buffer.from(BASIC.exec(header)?.[1] ?? "", "base64").toString("utf8");
  const colon = text.indexOf(":");
  const [clientId, secret] = [text.slice(0, Math.max(colon, 0)), text.slice(colon + 1)].map(formDecoded);
  if (!clientId || !secret) throw new TokenRefusal("invalid_client", "Client authentication is not readable");
  return { clientId, secret };
}

/** Both halves are form-encoded before they are joined; null when that can't be undone. */
function formDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return null;
  }
}
