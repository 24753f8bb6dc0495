import { createServer, type IncomingMessage, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "../refusal";
import { createDispatcher, type Table } from "./dispatch.mjs";
import { LazyRequest } from "./lazy-request.mjs";

const PEER = "x-portico-peer-test";
const state = { closing: false };
let server: Server;
let port: number;

const json = (body: unknown) => ({
  status: 200,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

const table: Table = {
  operations: [
    {
      method: "GET",
      path: "/api/echo/{id}",
      endpoint: {
        reply: async ({ url, headers }, params) =>
          json({ url, params, peer: headers.get(PEER), header: headers.get("X-Seen") }),
      },
    },
    {
      method: "POST",
      path: "/api/echo",
      endpoint: { reply: async ({ take }, _) => json({ has: typeof take }) },
    },
    {
      method: "POST",
      path: "/api/body",
      endpoint: {
        reply: async (request) => json({ bytes: (await request.take?.(10))?.length ?? null }),
      },
    },
    {
      method: "POST",
      path: "/api/form",
      endpoint: {
        async reply(request) {
          if (!(request instanceof LazyRequest)) throw new Error("no stand-in");
          return json({ field: (await request.formData()).get("a") });
        },
      },
    },
    { method: "GET", path: "/pay-api/v1/echo", endpoint: { reply: async () => json({}) } },
    { method: "GET", path: "/api/bug", endpoint: { reply: () => Promise.reject(new Error("bug")) } },
  ],
  plain: [],
  refusal,
};

function next(req: IncomingMessage, res: { end(text: string): void }) {
  let length = 0;
  req.on("data", (chunk: Buffer) => {
    length += chunk.length;
  });
  req.on("end", () =>
    res.end(JSON.stringify({ next: req.url, host: req.headers.host, peer: req.headers[PEER], length })),
  );
}

beforeAll(async () => {
  server = createServer(createDispatcher({ table, peerHeader: PEER, next, state }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const call = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init);

/** What a server says to bytes that no client library would send. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(answer));
  });
}

describe("the fast door", () => {
  test("gives an endpoint its parameters, headers in any case, and an address that can be read whatever the Host says", async () => {
    const answer = await (await call("/api/echo/p%201?a=b", { headers: { "x-seen": "yes" } })).json();
    expect(answer).toMatchObject({ params: { id: "p 1" }, header: "yes", peer: "127.0.0.1" });
    expect(answer.url).toBe("http://localhost/api/echo/p%201?a=b");
  });

  test.each(["x-forwarded-for", "x-real-ip", "forwarded", "x-client-ip", PEER])(
    "never takes the peer from %s",
    async (name) => {
      const headers = { [name]: name === "forwarded" ? "for=6.6.6.6" : "6.6.6.6" };
      expect(await (await call("/api/echo/1", { headers })).json()).toMatchObject({ peer: "127.0.0.1" });
      expect(await (await call("/page", { headers })).json()).toMatchObject({ peer: "127.0.0.1" });
    },
  );

  test("drops a peer header that was sent twice in other spellings", async () => {
    const answer = await raw(
      `GET /page HTTP/1.1\r\nHost: a\r\n${PEER.toUpperCase()}: 6.6.6.6\r\n${PEER}: 7.7.7.7\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toContain('"peer":"127.0.0.1"');
  });

  test("answers HEAD like GET, without a body", async () => {
    const answer = await call("/api/echo/1", { method: "HEAD" });
    expect(answer.status).toBe(200);
    expect(Number(answer.headers.get("content-length"))).toBeGreaterThan(0);
    expect(await answer.text()).toBe("");
  });

  test("speaks the affiliates' words below their address", async () => {
    const answer = await call("/pay-api/v1/echo", { method: "PUT" });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    expect(answer.headers.get("content-type")).toBe("application/json");
    const body: unknown = await answer.json();
    expect(body).toMatchObject({ statusCode: 405, exceptionType: "MethodNotAllowedException", entityId: null });
    expect(body).toMatchObject({ correlationId: answer.headers.get("x-request-id") });
  });

  test("says which methods an address takes when it is given another", async () => {
    const answer = await call("/api/echo", { method: "DELETE" });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("OPTIONS, POST");
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ code: "method_not_allowed", status: 405 });
    expect((await call("/api/echo", { method: "OPTIONS" })).headers.get("allow")).toBe("OPTIONS, POST");
  });

  test("gives no origin leave to read", async () => {
    const answer = await call("/api/echo", { method: "OPTIONS", headers: { origin: "https://evil.example" } });
    expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  test.each(["/api/echo/%ff", "/api/%", "/%zz", "/a%00b", "/a%0ab"])("finds nothing at %s", async (path) => {
    const answer = await call(path);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: "not_found" });
  });

  test("hands everything else to Next as it came", async () => {
    const answer = await call("/page?x=1", { method: "POST", body: "12345" });
    expect(await answer.json()).toMatchObject({ next: "/page?x=1", length: 5 });
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test.each([
    ["/api/integration/crm/", "/api/integration/crm"],
    ["/api/integration/crm/?x=1/", "/api/integration/crm?x=1/"],
    ["/api/integration/crm/swagger/", "/api/integration/crm/swagger/"],
    ["/payments/", "/payments/"],
  ])("takes the slash off a base address and off nothing else: %s", async (asked, given) => {
    const answer = await fetch(`http://127.0.0.1:${port}${asked}`);
    expect(await answer.json()).toMatchObject({ next: given });
  });

  test.each(["/api/integration/crm", "/api/integration/crm/", "/api/integration/crm/swagger"])(
    "lets the page at %s only be read",
    async (path) => {
      for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
        const answer = await call(path, { method });
        expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
        expect(await answer.json()).toMatchObject({ code: "method_not_allowed" });
      }
      expect((await call(path, { method: "OPTIONS" })).status).toBe(204);
      expect((await call(path, { method: "HEAD" })).status).toBe(200);
    },
  );

  test.each(["/api", "/api/", "/pay-api", "/oauth2/"])("finds nothing where an interface begins: %s", async (path) => {
    const answer = await call(path);
    expect(answer.status).toBe(404);
    expect(Object.values(await answer.json())).toContain("not_found");
  });

  test("reads an address that names the server too", async () => {
    const answer = await raw("GET http://portico.example/api/echo/7 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    expect(answer).toContain('"params":{"id":"7"}');
    const named = "GET http://me@portico.example/page HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n";
    expect(await raw(named)).toContain('"host":"portico.example"');
    const star = await raw("OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    expect(star).toContain('"next":"/*"');
  });

  test("treats an offer of another protocol as the plain request it also is", async () => {
    const answer = await raw(
      "GET /api/echo/1 HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABk\r\nConnection: close\r\n\r\n",
    );
    expect(answer).toMatch(/^HTTP\/1.1 200 OK/);
  });

  test("stops reading a body at the endpoint's limit", async () => {
    expect(await (await call("/api/body", { method: "POST", body: "0123456789" })).json()).toEqual({ bytes: 10 });
    expect(await (await call("/api/body", { method: "POST", body: "0123456789a" })).json()).toEqual({ bytes: null });
  });

  test("becomes a real request for whoever needs one", async () => {
    const answer = await call("/api/form", { method: "POST", body: new URLSearchParams({ a: "b" }) });
    expect(await answer.json()).toEqual({ field: "b" });
  });

  test("lets no page have more than 1 MiB, whether the length is told or not", async () => {
    const big = Buffer.alloc((1 << 20) + 1);
    expect((await call("/page", { method: "POST", body: big })).status).toBe(413);
    expect(await chunked("/page", big)).toBe(413);
    expect(await chunked("/page", big.subarray(1))).toBe(200);
  });

  test("answers a bug with a bare 500", async () => {
    const answer = await call("/api/bug");
    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe("");
  });

  test("tells callers to go elsewhere once it is closing", async () => {
    state.closing = true;
    expect(await raw("GET /api/echo/1 HTTP/1.1\r\nHost: a\r\n\r\n")).toMatch(/connection: close/i);
    expect(await raw("GET /page HTTP/1.1\r\nHost: a\r\n\r\n")).toMatch(/connection: close/i);
    state.closing = false;
  });
});

function chunked(path: string, body: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(
      { port, host: "127.0.0.1", path, method: "POST", headers: { "transfer-encoding": "chunked" } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    call.on("error", reject);
    call.end(body);
  });
}
