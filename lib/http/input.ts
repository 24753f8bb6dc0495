import type { z } from "zod";
import { AppError, type FieldErrors, invalid, notFound } from "@/lib/kit/errors";
import { fieldErrorsOf, issuesOf } from "@/lib/kit/plain-words";
import { readJson } from "./body";
import { type ApiRequest, type Params, queryOf } from "./call";

/** The shapes an endpoint takes, by where they come from. Only what is named is read. */
export type InputSchemas = { params?: z.ZodType; query?: z.ZodType; headers?: z.ZodObject; body?: z.ZodType };

/** What a handler gets: one member for each shape, and the caller's Idempotency-Key on a POST. */
export type Input<I extends InputSchemas> = { [K in keyof I]: I[K] extends z.ZodType ? z.output<I[K]> : never } & {
  idempotencyKey: string | null;
};

export type ReadInput = { values: Record<string, unknown> & { idempotencyKey: string | null }; text: string };

/**
 * Reads and checks everything an endpoint asks for. Whatever is wrong with path, query and headers is one answer, and what is
 * wrong with the body the next. `ignore` are the query's keys that are not the endpoint's.
 */
export async function readInput(
  schemas: InputSchemas,
  request: ApiRequest,
  params: Params,
  ignore: readonly string[],
): Promise<ReadInput> {
  const values: ReadInput["values"] = { idempotencyKey: request.method === "POST" ? keyOf(request) : null };
  const wrong: FieldErrors[] = [];
  const look = <S extends z.ZodType>(schema: S, given: unknown, whole: string) => {
    const { data, fields } = check(schema, given, whole);
    if (fields) wrong.push(fields);
    return data;
  };
  if (schemas.params) values.params = look(schemas.params, wellFormed(params), "path");
  if (schemas.query) values.query = look(schemas.query, queryValues(queryOf(request.url), ignore), "query");
  if (schemas.headers) values.headers = look(schemas.headers, headerValues(schemas.headers, request), "headers");
  if (wrong.length > 0) throw invalid(Object.assign({}, ...wrong));
  if (!schemas.body) return { values, text: "" };
  const { text, value } = isLeftOut(request, schemas.body) ? NOTHING : await readJson(request);
  const { data, fields } = check(schemas.body, value, "body");
  if (fields) throw invalid(fields);
  values.body = data;
  return { values, text };
}

const NOTHING = { text: "", value: {} };

/** Whether a call can come without any body, because nothing in it has to be said. */
export const mayLeaveOut = (method: string, body: z.ZodType): boolean =>
  method === "POST" && body.safeParse(NOTHING.value).success;

const isLeftOut = ({ method, headers }: ApiRequest, body: z.ZodType): boolean =>
  headers.get("content-type") === null &&
  headers.get("transfer-encoding") === null &&
  Number(headers.get("content-length") ?? 0) === 0 &&
  mayLeaveOut(method, body);

type Read<T> = { data?: T; fields?: FieldErrors };

/** Parses twice when it has to: the first time is quick, the second finds the words for what is wrong. */
function check<S extends z.ZodType>(schema: S, given: unknown, whole: string): Read<z.output<S>> {
  const quick = schema.safeParse(given);
  if (quick.success) return { data: quick.data };
  return { fields: fieldErrorsOf(issuesOf(schema, given) ?? quick.error.issues, whole) };
}

const CONTROL = /\p{Cc}/u;

/** No id holds a control character, and PostgreSQL can't even be asked about one. */
function wellFormed(params: Params): Params {
  for (const value of Object.values(params)) if (CONTROL.test(value)) throw notFound("Resource");
  return params;
}

function queryValues(query: string, ignore: readonly string[]): Params {
  const values: Params = Object.create(null);
  for (const [name, value] of new URLSearchParams(query)) {
    if (ignore.includes(name)) continue;
    if (name in values) throw invalid({ [name]: ["This was given more than once."] });
    if (value.includes("\0")) throw invalid({ [name]: ["Control characters are not allowed."] });
    values[name] = value;
  }
  return { ...values };
}

function headerValues(schema: z.ZodObject, request: ApiRequest): Record<string, string | undefined> {
  return Object.fromEntries(Object.keys(schema.shape).map((name) => [name, request.headers.get(name) ?? undefined]));
}

const KEY = /^[\x20-\x7e]{1,255}$/;

function keyOf(request: ApiRequest): string | null {
  const key = request.headers.get("idempotency-key");
  if (key !== null && !KEY.test(key)) {
    throw new AppError("invalid_request", "Invalid request", {
      "Idempotency-Key": ["This must be 1 to 255 printable ASCII characters."],
    });
  }
  return key;
}
