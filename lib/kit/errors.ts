/** The status each failure is answered with. Anything that is not in this table is a bug and reads as a 500. */
export const STATUS_OF = {
  invalid_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  provider_unavailable: 502,
} as const;

export type ErrorCode = keyof typeof STATUS_OF;

/** What a failure carries besides its text. `reason` and what it is `about` are for the request log and never sent; `entityId` is. */
export type FailureExtra = {
  requiredScopes?: string[];
  retryAfterSeconds?: number;
  reason?: string;
  about?: string;
  entityId?: string;
};

/** Why an input was refused: the path of each refused value and what is wrong with it. */
export type FieldErrors = Record<string, string[]>;

/** A failure the caller should hear about. Anything else that is thrown is a bug and reads as a 500. */
export class AppError extends Error {
  override readonly name = "AppError";

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields: FieldErrors = {},
    readonly extra: FailureExtra = {},
  ) {
    super(message);
  }

  /** The HTTP status of this failure. */
  get status(): number {
    return STATUS_OF[this.code];
  }
}

/** Not there, or not the caller's: the two look the same from outside. `what` is a noun such as "Payment". */
export const notFound = (what: string) => new AppError("not_found", `${what} not found`);

/** Known, but not allowed. */
export const forbidden = (why = "Insufficient permissions", extra: FailureExtra = {}) =>
  new AppError("forbidden", why, {}, extra);

/** The request is well-formed and contradicts what is already there. */
export const conflict = (why: string, extra: FailureExtra = {}) => new AppError("conflict", why, {}, extra);

/** What a refusal says when only its fields say more. */
export const INVALID = "Invalid request";

/** The input is refused; `fields` says which parts and why. */
export const invalid = (fields: FieldErrors, message = INVALID) => new AppError("invalid_request", message, fields);

/** Nobody we know. `reason` goes to the request log only: unknown, revoked and expired sound alike outside. */
export const unauthenticated = (reason: string) => new AppError("unauthenticated", "Unauthenticated", {}, { reason });

/** Too fast; the caller may come back after this many seconds. */
export const rateLimited = (seconds: number, extra: FailureExtra = {}) =>
  new AppError(
    "rate_limited",
    "Too many requests",
    {},
    { ...extra, retryAfterSeconds: Math.max(1, Math.ceil(seconds)) },
  );
