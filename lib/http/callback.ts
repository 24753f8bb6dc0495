import type { Delivery } from "@/lib/connectors/contract";
import { AppError } from "@/lib/kit/errors";
import { isIdText, newId } from "@/lib/kit/ids";
import { peerOf } from "@/lib/kit/peer";
import { type Failure, failureOf } from "./failure";
import { keepCall, newTrace } from "./trace";

/** The id in the address is all that keeps strangers from it, so the log names the part instead. */
const ROUTE = "/api/callbacks/{integrationId}";
const MOST_BYTES = 256 * 1024;

type Message = Pick<Delivery, "raw" | "headers">;
type Receive = (call: { now: Date; requestId: string }, integrationId: string, message: Message) => Promise<void>;
type Route = { params: Promise<{ integrationId: string }> };

/** A route handler for providers' messages: the very bytes go to the verb, and the answer is a status and nothing else. */
export function callback(receive: Receive) {
  return async (request: Request, { params }: Route): Promise<Response> => {
    const requestId = newId("req");
    const trace = newTrace(requestId);
    const keep = (status: number, failure?: Failure) =>
      keepCall(trace, { method: "POST", route: ROUTE, status }, failure);
    trace.ip = peerOf(request.headers);
    const headers = { "x-request-id": requestId, "cache-control": "no-store" };
    try {
      const { integrationId } = await params;
      if (isIdText(integrationId)) trace.owner = { integration: integrationId };
      const raw = await bytesOf(request);
      await receive({ now: new Date(), requestId }, integrationId, { raw, headers: request.headers });
      keep(200);
      return new Response(null, { status: 200, headers });
    } catch (error) {
      const failure = failureOf(error, requestId);
      keep(failure.status, failure);
      return new Response(null, { status: failure.status, headers: { ...headers, ...failure.headers } });
    }
  };
}

async function bytesOf({ body, headers }: Request): Promise<Uint8Array> {
  if (Number(headers.get("content-length") ?? 0) > MOST_BYTES) throw tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of streamOf(body)) {
    size += part.length;
    if (size > MOST_BYTES) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Leaving the loop early cancels the stream, so what is too long is not read to its end. */
async function* streamOf(body: ReadableStream<Uint8Array> | null) {
  const reader = body?.getReader();
  try {
    for (let read = await reader?.read(); read?.value; read = await reader?.read()) yield read.value;
  } finally {
    await reader?.cancel().catch(() => undefined);
  }
}

const tooLarge = () => new AppError("payload_too_large", `A message may have at most ${MOST_BYTES} bytes`);
