import { z } from "zod";
import { uuidV7 } from "@/lib/kit/ids";
import type { Reply } from "./call";
import { challengeOf } from "./challenge";
import type { Failure } from "./failure";
import { headersOf } from "./problem";
import type { BearerSurface } from "./surface";

const SOURCE = "portico";

/** Public names that stay, whatever our classes are called (S2-6). */
const TYPES: Record<string, string> = {
  invalid_request: "ValidationException",
  unauthenticated: "AuthenticationException",
  forbidden: "AuthorizationException",
  not_found: "NotFoundException",
  method_not_allowed: "MethodNotAllowedException",
  conflict: "ConflictException",
  payload_too_large: "PayloadTooLargeException",
  unsupported_media_type: "UnsupportedMediaTypeException",
  rate_limited: "RateLimitException",
  unavailable: "UnavailableException",
};

/** What this surface says when it says no (S2-5). */
export const AffiliateFailure = z
  .object({
    errors: z
      .record(z.string(), z.array(z.string()))
      .meta({ description: "What is wrong with which field.", example: { MerchantId: ["This must be a UUID."] } }),
    details: z
      .string()
      .meta({ description: "One line for each field.", example: "'MerchantId': This must be a UUID." }),
    statusCode: z.int().meta({ example: 400 }),
    source: z.string().meta({ example: SOURCE }),
    exceptionType: z.string().meta({ example: "ValidationException" }),
    correlationId: z.string().meta({ format: "uuid", description: "The same as the header X-Request-Id." }),
    entityId: z.string().nullable(),
    errorCode: z.string().nullable().meta({ example: "invalid_request" }),
  })
  .meta({ id: "AffiliateFailure" });

const pascal = (field: string) => field.replace(/^[a-z]/, (first) => first.toUpperCase());

function envelope(failure: Failure, requestId: string): Reply {
  const { status, code, message, fields, entityId } = failure;
  const errors = Object.entries(fields).map(([field, why]) => [pascal(field), why] as const);
  const lines = errors.flatMap(([field, why]) => why.map((one) => `'${field}': ${one}`));
  const body: z.output<typeof AffiliateFailure> = {
    errors: Object.fromEntries(errors),
    details: lines.length > 0 ? lines.join("\n") : message,
    statusCode: status,
    source: SOURCE,
    exceptionType: TYPES[code] ?? "InternalException",
    correlationId: requestId,
    entityId: entityId ?? null,
    errorCode: code,
  };
  const headers = { ...headersOf(requestId, "application/json"), ...challengeOf(failure), ...failure.headers };
  return { status, headers, body: JSON.stringify(body) };
}

/** For affiliates, about the API tokens of the merchants they manage; a merchant's bearer is refused (S2-1). */
export const affiliateApi = {
  title: "Merchant API tokens",
  accepts: ["merchant_credential", "api_key"],
  forAffiliates: true,
  newRequestId: uuidV7,
  fail: envelope,
  failure: AffiliateFailure,
} as const satisfies BearerSurface;
