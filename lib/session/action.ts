import { headers } from "next/headers";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { AppError, forbidden, INVALID } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { log } from "@/lib/kit/log";
import { plainWords } from "@/lib/kit/plain-words";
import { isSameOrigin } from "@/lib/kit/same-origin";
import type { Permission } from "@/lib/tenants/roles";
import { actionCtx } from "./require-ctx";
import { NOT_FRESH, requireFresh } from "./step-up";

/** What a form shows after an action: the result, or what was wrong and where. */
export type FormState<T> =
  | { ok: true; data: T }
  | {
      ok: false;
      message: string;
      fields: Record<string, string[]>;
      requestId?: string;
      /** The person has to show first that it is them: `/confirm` asks. */
      confirm?: true;
    }
  | null;

/** When an action asks the person to have shown within five minutes that it is them. */
export type Freshness<I> = { fresh: (ctx: Ctx, input: I) => boolean | Promise<boolean> };

/** For what is only dangerous where money is real. */
export const inProduction = ({ environment }: Pick<Ctx, "environment">): boolean => environment === "production";

/** The dashboard's counterpart of `endpoint`: origin, permission, schema, verb; and errors as form state. */
export function action<S extends z.ZodType, T>(
  permission: Permission,
  schema: S,
  verb: (ctx: Ctx, input: z.output<S>) => Promise<T>,
  { fresh }: Partial<Freshness<z.output<S>>> = {},
) {
  return async (_previous: FormState<T>, input: z.input<S>): Promise<FormState<T>> =>
    attempt(async () => {
      await requireSameOrigin();
      const ctx = await actionCtx(permission);
      const known = parse(schema, input);
      if (await fresh?.(ctx, known)) await requireFresh();
      return verb(ctx, known);
    });
}

/** Runs an action's work and turns what it throws into something a form can show. A bug shows only its request id. */
export async function attempt<T>(work: () => Promise<T>): Promise<FormState<T>> {
  try {
    return { ok: true, data: await work() };
  } catch (error) {
    if (error instanceof AppError) return refusal(error);
    if (isNavigation(error)) throw error;
    const requestId = newId("req");
    log().error({ err: error, requestId }, "action failed");
    return {
      ok: false,
      message: `Something went wrong on our side. Nothing was changed. Request ${requestId}`,
      fields: {},
      requestId,
    };
  }
}

const refusal = ({ code, message, fields, extra }: AppError) => ({
  ok: false as const,
  message: wordsOf(code, message),
  fields,
  ...(extra.reason === NOT_FRESH && { confirm: true as const }),
});

const MARKED = "Check the marked fields.";

function wordsOf(code: AppError["code"], message: string): string {
  if (code === "rate_limited") return "Too many tries. Wait a minute, then try again.";
  return message === INVALID ? MARKED : message;
}

/** Throws invalid_request with the fields in error, in words made for the person who filled the form. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input, { error: plainWords });
  if (parsed.success) return parsed.data;
  const { fieldErrors, formErrors } = z.flattenError(parsed.error as z.ZodError<Record<string, unknown>>);
  const fields = Object.fromEntries(Object.entries(fieldErrors).map(([name, messages]) => [name, messages ?? []]));
  throw new AppError("invalid_request", formErrors[0] ?? MARKED, fields);
}

/** Next lets a request without an Origin through; no browser sends an action without one, so we don't. */
export async function requireSameOrigin(): Promise<void> {
  if (!isSameOrigin(await headers())) throw forbidden("This request did not come from the portal");
}

const isNavigation = (error: unknown): boolean =>
  error instanceof Error && "digest" in error && String(error.digest).startsWith("NEXT_");
