import { createHash } from "node:crypto";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { admit } from "@/lib/credentials";
import type { Caller } from "@/lib/credentials/caller";
import type { ErrorCode } from "@/lib/kit/errors";
import { type ApiRequest, type Params, pathOf, patternOf, type Reply } from "./call";
import { type Failure, failureOf } from "./failure";
import { type Answer, idempotent, type Made } from "./idempotent";
import { type Input, type InputSchemas, type ReadInput, readInput } from "./input";
import { headersOf } from "./problem";
import { enter, recognise } from "./recognise";
import { toResponse } from "./reply";
import type { BearerSurface, Surface } from "./surface";
import { keepCall, newTrace, type Trace } from "./trace";

type Common<I extends InputSchemas, O extends z.ZodType> = {
  summary: string;
  description?: string;
  /** What this endpoint stands under in the documents; the surface's title when left out. */
  group?: string;
  /** How the verb can fail beyond what the shape of the call tells; the documents say so. */
  fails?: readonly ErrorCode[];
  /** The scope a credential needs; null when being let in is enough. */
  scope: string | null;
  input: I;
  status: number;
  output: O;
};

type Usual<I extends InputSchemas, O extends z.ZodType> = Common<I, O> & {
  surface: Surface;
  fused?: false;
  /** The verb talks to somebody else's server, so it can't share one transaction with the answer kept for its Idempotency-Key. */
  callsOut?: boolean;
  /** What the verb made, when a repetition with the same Idempotency-Key is a conflict that names it: its secret is shown once (S2-11). */
  secretOnce?(result: z.output<O>): Made;
  handle(ctx: Ctx, input: Input<I>): Promise<z.output<O>>;
};

/** The verb judges the caller itself, in the one statement that does its work. It also keeps its own Idempotency-Keys. */
type Fused<I extends InputSchemas, O extends z.ZodType> = Common<I, O> & {
  surface: BearerSurface;
  fused: true;
  /** The verb takes an Idempotency-Key; the documents say so. */
  idempotent?: boolean;
  handle(caller: Caller, input: Input<I>): Promise<z.output<O> & { replayed?: boolean }>;
};

/** What an endpoint says about itself; documents and tests read it. */
export type Spec = Common<InputSchemas, z.ZodType> & {
  surface: Surface;
  fused?: boolean;
  idempotent?: boolean;
  callsOut?: boolean;
};

/** Next gives no parameters at all to a route that has none. */
type Route = { params: Promise<Params | undefined> };

/** A Next route handler with what it was made from, and `reply`: the same work without a `Response`. It never rejects. */
export type Endpoint = ((request: Request, route: Route) => Promise<Response>) & {
  spec: Spec;
  /** `route` is the pattern of the address, for the request log; without it the address and its `params` tell it. */
  reply(request: ApiRequest, params: Params, route?: string): Promise<Reply>;
};

/** A Next route handler made from a spec. The spec rides along, so the documents describe what runs. */
export function endpoint<I extends InputSchemas, O extends z.ZodType>(spec: Usual<I, O> | Fused<I, O>): Endpoint {
  const work = spec.fused ? fused(spec) : usual(spec);
  const reply = async (request: ApiRequest, params: Params, route?: string): Promise<Reply> => {
    const trace = newTrace(spec.surface.newRequestId?.());
    const keep = (status: number, failure?: Failure) => {
      const named = route ?? patternOf(pathOf(request.url), params);
      keepCall(trace, { method: request.method, route: named, status }, failure);
    };
    try {
      const answer = succeed(await work(request, params, trace), trace.requestId);
      keep(answer.status);
      return answer;
    } catch (error) {
      const failure = failureOf(error, trace.requestId);
      keep(failure.status, failure);
      return spec.surface.fail(failure, trace.requestId);
    }
  };
  const route = async (request: Request, { params }: Route) => toResponse(await reply(request, (await params) ?? {}));
  return Object.assign(route, { spec, reply });
}

type Work = (request: ApiRequest, params: Params, trace: Trace) => Promise<Answer>;

function usual<I extends InputSchemas, O extends z.ZodType>(spec: Usual<I, O>): Work {
  const { callsOut = false } = spec;
  return async (request, params, trace) => {
    const { ctx, read } = await arrive(spec, request, params, trace);
    const run = async (ctx: Ctx): Promise<Answer> => {
      const result = await spec.handle(ctx, read.values as Input<I>);
      const made = spec.secretOnce?.(result);
      return { ...encode(spec, result), ...(made && { made }) };
    };
    const key = read.values.idempotencyKey;
    return key === null ? run(ctx) : idempotent(ctx, { key, fingerprint: fingerprintOf(request, read), callsOut }, run);
  };
}

/** Who calls and what they sent, by whatever opens the surface. */
async function arrive(
  { surface, scope, input }: Spec,
  request: ApiRequest,
  params: Params,
  trace: Trace,
): Promise<{ ctx: Ctx; read: ReadInput }> {
  if (!("enter" in surface)) {
    const { caller, read } = await receive({ surface, scope, input }, request, params, trace);
    return { ctx: await admit(caller), read };
  }
  const ctx = await enter(surface, request, params, trace);
  return { ctx, read: await readInput(input, request, params, surface.signedBy) };
}

/** The judge is the verb itself. */
function fused<I extends InputSchemas, O extends z.ZodType>(spec: Fused<I, O>): Work {
  return async (request, params, trace) => {
    const { caller, read } = await receive(spec, request, params, trace);
    const result: z.output<O> & { replayed?: boolean } = await spec.handle(caller, read.values as Input<I>);
    return { ...encode(spec, result), replayed: result.replayed === true };
  };
}

type Called = { surface: BearerSurface; scope: string | null; input: InputSchemas };

/**
 * A bearer is judged once all of its call is here: a body may take its time, and what ends the credential meanwhile ends the
 * call too (S0-49). Whoever may not call hears of that before anything that is wrong with what they sent.
 */
async function receive(
  { surface, scope, input }: Called,
  request: ApiRequest,
  params: Params,
  trace: Trace,
): Promise<{ caller: Caller; read: ReadInput }> {
  const early = recognise(surface, scope, request, trace);
  const now = () => ({ ...early, now: new Date() });
  try {
    const read = await readInput(input, request, params, []);
    return { caller: now(), read };
  } catch (error) {
    await admit(now());
    throw error;
  }
}

/** What the caller must send again, to the byte, for an Idempotency-Key to mean the same call. */
const fingerprintOf = ({ method, url }: ApiRequest, { text }: ReadInput) =>
  createHash("sha256")
    .update(`${method}\n${pathOf(url)}\n${text}`)
    .digest("hex");

function encode<O extends z.ZodType>({ status, output }: { status: number; output: O }, result: z.output<O>): Answer {
  const body = status === 204 ? null : JSON.stringify(z.encode(output, result));
  return { status, body, replayed: false };
}

function succeed({ status, body, replayed }: Answer, requestId: string): Reply {
  const headers = headersOf(requestId, "application/json");
  if (replayed) headers["idempotent-replayed"] = "true";
  return { status, headers, body };
}
