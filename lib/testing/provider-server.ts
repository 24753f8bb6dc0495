import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { LocalAnswer, LocalProvider, LocalRequest } from "@/lib/connectors/conformance-local";
import type { Exchange } from "@/lib/connectors/conformance-spec";
import type { Sent } from "@/lib/connectors/send";

const MEANT = "x-meant-origin";
let port = 0;

type Send = { send(sent: Sent): Promise<unknown> };

/** The product's own `send`, only that every call arrives at the local server, with the origin it was meant for. */
export const rerouted = <S extends Send>(real: S): S => ({
  ...real,
  send: (sent: Sent) =>
    real.send({
      ...sent,
      address: new URL(`http://127.0.0.1:${port}${sent.address.pathname}${sent.address.search}`),
      ip: "127.0.0.1",
      headers: { ...sent.headers, [MEANT]: sent.address.origin },
    }),
});

export type ProviderServer = {
  /** From now on this provider answers, and what was heard is forgotten. */
  use(provider: Pick<LocalProvider, "answer">): void;
  /** Every exchange since, in the order of the requests. */
  heard(): readonly Exchange[];
  /** The answer to the request of this number, counted from now and from 1, gets lost on its way. */
  loseAnswer(number: number): void;
  close(): Promise<void>;
};

/** One local server in the place of every provider, over real HTTP. */
export async function openProviderServer(): Promise<ProviderServer> {
  let provider: Pick<LocalProvider, "answer"> | null = null;
  let heard: Exchange[] = [];
  let lost = 0;
  const server = createServer(async (incoming, outgoing) => {
    const request = await readRequest(incoming);
    const isLost = lost > 0 && --lost === 0;
    const answer = await answerOf(provider, request);
    heard.push({ request, answer });
    if (isLost) return void incoming.socket.destroy();
    const isText = typeof answer.body === "string";
    outgoing.writeHead(answer.status ?? 200, {
      "content-type": answer.type ?? (isText ? "text/plain" : "application/json"),
    });
    outgoing.end(isText ? answer.body : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  return {
    use(next) {
      provider = next;
      heard = [];
      lost = 0;
    },
    heard: () => heard,
    loseAnswer(number) {
      lost = number;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A stand-in that throws is a broken stand-in: it says so in an answer no description knows. */
async function answerOf(provider: Pick<LocalProvider, "answer"> | null, request: LocalRequest): Promise<LocalAnswer> {
  try {
    return (await provider?.answer(request)) ?? { status: 599, body: "nobody is here" };
  } catch (error) {
    return { status: 599, body: error instanceof Error ? (error.stack ?? error.message) : "thrown" };
  }
}

async function readRequest(incoming: IncomingMessage): Promise<LocalRequest> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://127.0.0.1");
  const origin = headers.get(MEANT) ?? "";
  headers.delete(MEANT);
  return {
    origin,
    method: incoming.method ?? "GET",
    path: pathname,
    query: searchParams,
    headers,
    body: Buffer.concat(parts).toString("utf8"),
  };
}
