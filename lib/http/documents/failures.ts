import { STATUS_OF } from "@/lib/kit/errors";
import type { Spec } from "../endpoint";
import { Problem } from "../problem";
import type { Surface } from "../surface";
import type { Answer, Header, Schema } from "./open-api";
import { type Named, schemaOf } from "./schemas";

/** How a call can end badly: what it is called and what it means. */
const MEANINGS: Record<number, { code: string; message: string; means: string; fields?: Record<string, string[]> }> = {
  400: {
    code: "invalid_request",
    message: "Invalid request",
    means: "Something in the request is wrong; `errors` says which field and why.",
    fields: { reference: ["This is required."] },
  },
  401: {
    code: "unauthenticated",
    message: "Unauthenticated",
    means: "No credential, or one that is unknown, revoked or expired.",
  },
  403: {
    code: "forbidden",
    message: "Insufficient permissions",
    means:
      "The credential may not do this from here: its permissions, its whitelisted IPs, its host or its kind don't allow it.",
  },
  404: { code: "not_found", message: "Not found", means: "There is no such thing, or it is not yours." },
  409: {
    code: "conflict",
    message: "This Idempotency-Key was used with another request",
    means:
      "It contradicts what is already there, or its Idempotency-Key was used for another request or is still running.",
  },
  413: { code: "payload_too_large", message: "The body may have at most 65536 bytes", means: "The body is too long." },
  415: {
    code: "unsupported_media_type",
    message: "Send the body as application/json",
    means: "The body is not `application/json`.",
  },
  429: {
    code: "rate_limited",
    message: "Too many requests",
    means: "Too fast. Come back after `Retry-After` seconds.",
  },
  500: {
    code: "internal_error",
    message: "Something went wrong on our side",
    means: "Our mistake. Nothing was changed.",
  },
  502: {
    code: "provider_unavailable",
    message: "The provider can't be reached",
    means: "The payment provider did not answer. Look at the payment before you try again.",
  },
  503: { code: "unavailable", message: "Try again in a moment", means: "We are out of reach for a moment." },
};

/** Every status an endpoint can fail with: told by the shape of the call, by who may come, and by what its verb says of itself. */
export function failuresOf(method: string, spec: Spec): number[] {
  const { surface, input, fails = [], callsOut } = spec;
  const found = [
    ...("accepts" in surface ? [401, 403, 429] : [403]),
    ...(method === "POST" || input.body || input.query || input.headers ? [400] : []),
    ...(input.body ? [413, 415] : []),
    ...(input.params ? [404] : []),
    ...(takesKey(method, spec) ? [409] : []),
    ...(callsOut ? [502] : []),
    ...fails.map((code) => STATUS_OF[code]),
    ...ALWAYS,
  ];
  return [...new Set(found)].sort((a, b) => a - b);
}

const ALWAYS = [500, 503];

/** Whether a repetition with the same Idempotency-Key is answered with the first answer. */
export const takesKey = (method: string, { fused, idempotent }: Spec): boolean =>
  method === "POST" && (!fused || idempotent === true);

const HEADERS: Record<number, string> = {
  401: "WWW-Authenticate",
  409: "Retry-After",
  429: "Retry-After",
  503: "Retry-After",
};

/** Adds the answers to `responses` under names of their own and refers to them. The examples are what the surface itself would say. */
export function failureAnswers(
  surface: Surface,
  statuses: number[],
  named: Named,
  responses: Record<string, Answer>,
): Record<string, { $ref: string; description: string }> {
  const schema = schemaOf(surface.failure ?? Problem, named);
  const prefix = schema.$ref?.split("/").at(-1) ?? surface.title;
  const entries = statuses.map((status) => {
    const name = `${prefix}${status}`;
    const { means } = meaningOf(status);
    responses[name] ??= answerOf(surface, status, schema);
    return [String(status), { $ref: `#/components/responses/${name}`, description: means }];
  });
  return Object.fromEntries(entries);
}

function answerOf(surface: Surface, status: number, schema: Schema): Answer {
  const { code, message, means, fields = {} } = meaningOf(status);
  const said = surface.fail({ status, code, message, fields, headers: {} }, "req_019b7d1e5a3c7f60a1b2c3d4e5f60718");
  const header = HEADERS[status];
  return {
    description: means,
    headers: {
      "X-Request-Id": { $ref: "#/components/headers/X-Request-Id" },
      ...(header && { [header]: { $ref: `#/components/headers/${header}` } }),
    },
    content: {
      [said.headers["content-type"] ?? "application/json"]: { schema, example: JSON.parse(said.body ?? "null") },
    },
  };
}

function meaningOf(status: number) {
  const meaning = MEANINGS[status];
  if (!meaning) throw new Error(`nothing is said about status ${status}`);
  return meaning;
}

const text = { type: "string" };

/** The headers that answers have. */
export const ANSWER_HEADERS: Record<string, Header> = {
  "X-Request-Id": { description: "Name this when you ask us about a call.", schema: text },
  "Retry-After": { description: "Seconds to wait before the next try.", schema: { type: "integer", minimum: 1 } },
  "WWW-Authenticate": { description: "How to authenticate.", schema: text },
  "Idempotent-Replayed": {
    description: "`true` when this is the kept answer of an earlier request with the same Idempotency-Key.",
    schema: { type: "string", enum: ["true"] },
  },
};
