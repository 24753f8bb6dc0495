import { AppError } from "@/lib/kit/errors";
import type { Reply } from "./call";
import { failureOf } from "./failure";
import { headersOf } from "./problem";

/** The words of RFC 6749, 5.2, and one for a caller who should come back later. */
export type TokenError =
  | "invalid_request"
  | "invalid_client"
  | "invalid_grant"
  | "unauthorized_client"
  | "unsupported_grant_type"
  | "invalid_scope"
  | "temporarily_unavailable"
  | "server_error";

/** A no of the token endpoint. */
export class TokenRefusal extends Error {
  override readonly name = "TokenRefusal";

  constructor(
    readonly error: TokenError,
    description: string,
  ) {
    super(description);
  }
}

/** Whatever was thrown, in the words of RFC 6749. `reason` is for the request log. */
export function toldOf(thrown: unknown, requestId: string): Told {
  return thrown instanceof TokenRefusal ? own(thrown) : other(thrown, requestId);
}

/** The answer that says so. */
export function tokenRefusal({ status, error, description, headers }: Told, requestId: string): Reply {
  return {
    status,
    headers: { ...headersOf(requestId, "application/json"), pragma: "no-cache", ...headers },
    body: JSON.stringify({ error, error_description: description.replace(UNSPEAKABLE, "?") }),
  };
}

/** What an error_description may not hold (RFC 6749, 5.2); the names of a caller's own fields come back in it. */
const UNSPEAKABLE = /[^\x20\x21\x23-\x5b\x5d-\x7e]/g;

type Told = {
  status: number;
  error: TokenError;
  description: string;
  headers: Record<string, string>;
  reason?: string | undefined;
};

function own({ error, message: description }: TokenRefusal): Told {
  const isClient = error === "invalid_client";
  const headers: Record<string, string> = isClient
    ? { "www-authenticate": 'Basic realm="Portico", charset="UTF-8"' }
    : {};
  return { status: isClient ? 401 : 400, error, description, headers };
}

const LATER = [429, 503];

function other(thrown: unknown, requestId: string): Told {
  const { status, message, fields, headers, reason } = failureOf(thrown, requestId);
  const named = Object.entries(fields).map(([field, why]) => `${field}: ${why.join(" ")}`);
  const description = named.join(" ") || message;
  if (LATER.includes(status)) return { status, error: "temporarily_unavailable", description, headers, reason };
  if (thrown instanceof AppError) return { status: 400, error: "invalid_request", description, headers: {}, reason };
  return { status, error: "server_error", description, headers };
}
