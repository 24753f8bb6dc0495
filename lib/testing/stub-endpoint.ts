import { z } from "zod";
import { endpoint, problemJson } from "@/lib/http";
import type { OpenSurface } from "@/lib/http/surface";
import { forbidden, notFound } from "@/lib/kit/errors";
import { Instant, MinorAmount, text } from "@/lib/kit/zod";
import { ctxFor } from "./ctx-for";

/** What the stub did with the last call, in order. */
export const steps: string[] = [];
const nowhere = { db: undefined, sql: undefined, end: async () => undefined } as never;

/** A surface that lets in whoever does not say otherwise. */
const doorway: OpenSurface = {
  title: "Doorway",
  signedBy: ["signature"],
  fail: problemJson,
  async enter({ request, requestId, now }) {
    steps.push("enter");
    if (request.headers.get("x-stranger"))
      throw forbidden("Insufficient permissions", { requiredScopes: ["payments.get"] });
    return ctxFor(nowhere, { requestId, now });
  },
};

const Body = z.strictObject({
  amount: MinorAmount,
  name: text(1, 5),
  kind: z.enum(["a", "b"]).optional(),
  tags: z
    .array(z.strictObject({ label: z.string() }))
    .max(2)
    .optional(),
});

/** An endpoint without a database: `none` is not there, `bug` throws. */
export const stubEndpoint = endpoint({
  surface: doorway,
  summary: "Create",
  scope: null,
  input: { body: Body, params: z.object({ id: z.string() }), query: z.strictObject({ page: z.string().optional() }) },
  status: 201,
  output: z.object({ amount: MinorAmount, at: Instant, id: z.string() }),
  async handle(_, { body, params }) {
    steps.push("handle");
    if (params.id === "none") throw notFound("Thing");
    if (params.id === "bug") throw new Error("secret detail");
    const result = { amount: body.amount, at: new Date("2026-01-31T12:00:00Z"), id: params.id, hash: "never shown" };
    return result;
  },
});

export const validBody = { amount: 5, name: "abc" };
type Call = {
  body?: string | Uint8Array;
  type?: string | null;
  query?: string;
  id?: string;
  headers?: Record<string, string>;
};

/** Calls the stub as Next would. */
export async function callStub({
  body = JSON.stringify(validBody),
  type = "application/json",
  query = "",
  id = "x",
  headers = {},
}: Call = {}) {
  steps.length = 0;
  const sent = { ...(type === null ? {} : { "content-type": type }), ...headers };
  const request = new Request(`http://localhost/api/thing/${id}${query}`, {
    method: "POST",
    headers: sent,
    body: body as BodyInit,
  });
  const answer = await stubEndpoint(request, { params: Promise.resolve({ id }) });
  return { answer, status: answer.status, json: await answer.json() };
}
