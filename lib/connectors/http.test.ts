import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { ProviderNotProcessed, ProviderRejected, ProviderUnknown } from "./contract";
import { type CallNote, createHttp, type Door } from "./http";

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const closers: (() => void)[] = [];
afterAll(() => {
  for (const close of closers) close();
});

/** A provider on this machine. */
async function provider(answer: Answer) {
  const seen: { method: string; url: string; headers: IncomingMessage["headers"]; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      seen.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers, body });
      answer(request, response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { seen, origin: `http://provider.test:${port}`, port };
}

const notes: CallNote[] = [];
const door = (origin: string, over: Partial<Door> = {}) =>
  createHttp({
    connectorId: "test",
    origin,
    headers: { authorization: "Bearer sk_test_secret" },
    resolve: async () => ["127.0.0.1"],
    mayCall: () => true,
    note: (note) => notes.push(note),
    retryAfterMs: 1,
    ...over,
  });
const json =
  (status: number, value: unknown): Answer =>
  (_request, response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
  };

describe("the outgoing client", () => {
  test("gives the very text of an answer that is asked for as text, and refusals parsed all the same", async () => {
    const text = '{"id":18446744073709551615}';
    const { origin } = await provider((request, response) => {
      const status = request.url === "/no" ? 400 : 200;
      response.writeHead(status, { "content-type": "application/json" }).end(text);
    });
    expect(await door(origin)("/yes", { answer: "text" })).toBe(text);
    await expect(door(origin)("/no", { answer: "text" })).rejects.toMatchObject({ answer: { id: 2 ** 64 } });
  });

  test("sends JSON and forms with the connector's proof, and gives the parsed answer", async () => {
    const { origin, seen } = await provider(json(200, { ok: true }));
    const http = door(origin);
    expect(await http("/a?b=c")).toEqual({ ok: true });
    await http("/json", { body: { amount: "1" } });
    await http("/form", { form: { amount: "1 2" } });
    expect(seen.map(({ method, url, body }) => [method, url, body])).toEqual([
      ["GET", "/a?b=c", ""],
      ["POST", "/json", '{"amount":"1"}'],
      ["POST", "/form", "amount=1+2"],
    ]);
    expect(seen[0]?.headers).toMatchObject({
      authorization: "Bearer sk_test_secret",
      host: expect.stringContaining("provider.test"),
    });
  });

  test("notes a call without its query, its bodies or its proof", async () => {
    const { origin } = await provider(json(200, { private: "answer" }));
    await door(origin)("/pay?key=hidden", { body: { card: "hidden" } });
    const note = JSON.stringify(notes.at(-1));
    expect(note).toContain('"/pay"');
    expect(note).not.toMatch(/hidden|answer|sk_test/);
  });

  test.each(["127.0.0.1", "10.0.0.8", "169.254.169.254", "::1", "fd00::1", "64:ff9b::7f00:1"])(
    "never calls %s, by name or as it is",
    async (ip) => {
      const { origin, seen, port } = await provider(json(200, {}));
      const literal = ip.includes(":") ? `[${ip}]` : ip;
      const strict = { mayCall: undefined, resolve: async () => ["93.184.215.14", ip] };
      const guarded = (where: string) =>
        createHttp({ connectorId: "t", origin: where, headers: {}, note: () => undefined, resolve: strict.resolve });
      const refusal = { name: "ProviderNotProcessed", why: "the address is not public" };
      await expect(guarded(origin)("/")).rejects.toMatchObject(refusal);
      await expect(guarded(`http://${literal}:${port}`)("/")).rejects.toMatchObject(refusal);
      expect(seen).toEqual([]);
    },
  );

  test("connects to the address it has vetted, whatever the name says a moment later", async () => {
    const { origin, seen } = await provider(json(200, {}));
    let asked = 0;
    await door(origin, {
      resolve: async () => {
        asked++;
        return ["127.0.0.1"];
      },
    })("/");
    expect([asked, seen.length]).toEqual([1, 1]);
  });

  test.each([
    ["//evil.test/x"],
    ["https://evil.test/"],
    ["\\\\evil.test"],
    ["/ok\\..\\x"],
    ["@evil.test"],
    ["relative"],
    [""],
  ])("refuses the path %j, which leads elsewhere", async (path) => {
    const { origin, seen } = await provider(json(200, {}));
    await expect(door(origin)(path)).rejects.toBeInstanceOf(ProviderNotProcessed);
    expect(seen).toEqual([]);
  });

  test("takes a key that no header can hold for a request that never ran", async () => {
    const { origin, seen } = await provider(json(200, {}));
    const http = door(origin, { headers: { authorization: "Bearer ключ\u200b" } });
    await expect(http("/v1/charges", { form: { a: "1" } })).rejects.toBeInstanceOf(ProviderNotProcessed);
    expect(seen).toEqual([]);
  });

  test("follows no redirect, since what became of the request is then not known", async () => {
    const there = await provider(json(200, {}));
    const { origin } = await provider((_request, response) => {
      response.writeHead(302, { location: `${there.origin}/internal` }).end();
    });
    await expect(door(origin)("/")).rejects.toBeInstanceOf(ProviderUnknown);
    expect(there.seen).toEqual([]);
  });

  test.each([
    [400, ProviderRejected],
    [402, ProviderRejected],
    [404, ProviderRejected],
    [409, ProviderRejected],
    [401, ProviderNotProcessed],
    [403, ProviderNotProcessed],
    [408, ProviderUnknown],
    [500, ProviderUnknown],
    [502, ProviderUnknown],
    [503, ProviderUnknown],
  ])("reads status %i as %o, after one request", async (status, outcome) => {
    const { origin, seen } = await provider(json(status, { code: "why" }));
    await expect(door(origin)("/", { body: {} })).rejects.toBeInstanceOf(outcome);
    expect(seen).toHaveLength(1);
  });

  test("hands the refusal's answer to the connector and to no log", async () => {
    const { origin } = await provider(json(422, { response_code: "50000" }));
    const refusal = await door(origin)("/", { body: {} }).catch((error: ProviderRejected) => error);
    expect(refusal).toMatchObject({ answer: { response_code: "50000" }, status: 422 });
    expect(Object.keys(refusal as object)).not.toContain("answer");
  });

  test("tries 429 once more, and only once", async () => {
    let calls = 0;
    const { origin, seen } = await provider((request, response, body) =>
      json(++calls === 1 ? 429 : 200, {})(request, response, body),
    );
    await door(origin)("/", { body: {} });
    expect(seen).toHaveLength(2);
    const busy = await provider(json(429, {}));
    await expect(door(busy.origin)("/")).rejects.toBeInstanceOf(ProviderNotProcessed);
    expect(busy.seen).toHaveLength(2);
  });

  test("knows that a refused connection ran nothing", async () => {
    await expect(door("http://provider.test:9")("/", { body: {} })).rejects.toBeInstanceOf(ProviderNotProcessed);
  });

  test("takes silence after sending for unknown, and never sends again", async () => {
    const { origin, seen } = await provider(() => undefined);
    await expect(door(origin, { timeoutMs: 80 })("/", { body: {} })).rejects.toBeInstanceOf(ProviderUnknown);
    expect(seen).toHaveLength(1);
  });

  test("takes a connection cut after sending for unknown", async () => {
    let connections = 0;
    const server = createTcpServer((socket) => {
      connections++;
      socket.once("data", () => socket.destroy());
      socket.on("error", () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closers.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    await expect(door(`http://provider.test:${port}`)("/", { body: {} })).rejects.toBeInstanceOf(ProviderUnknown);
    expect(connections).toBe(1);
  });

  test("stops reading an answer that is too large", async () => {
    const { origin } = await provider((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const more = setInterval(() => response.write("x".repeat(10_000)), 1);
      response.on("close", () => clearInterval(more));
    });
    await expect(door(origin)("/")).rejects.toMatchObject({ name: "ProviderUnknown", why: "too large" });
  });

  test("takes JSON that is none for unknown, and gives other text as it is", async () => {
    const broken = await provider(
      (_request, response) => void response.writeHead(200, { "content-type": "application/json" }).end("{"),
    );
    await expect(door(broken.origin)("/", { body: {} })).rejects.toBeInstanceOf(ProviderUnknown);
    const text = await provider(
      (_request, response) => void response.writeHead(200, { "content-type": "text/plain" }).end("VERIFIED"),
    );
    expect(await door(text.origin)("/")).toBe("VERIFIED");
  });
});
