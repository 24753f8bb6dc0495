import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stubEndpoint } from "@/lib/testing/stub-endpoint";
import { refusal } from "../refusal";
import { createDispatcher } from "./dispatch.mjs";

let server: Server;
let port: number;

beforeAll(async () => {
  const operations = [
    { method: "POST", path: "/api/thing/{id}", endpoint: stubEndpoint },
    { method: "PUT", path: "/api/thing", endpoint: stubEndpoint },
  ];
  const table = { operations, plain: [], refusal };
  const next = (_: unknown, res: { writeHead(status: number): { end(): void } }) => res.writeHead(404).end();
  server = createServer(createDispatcher({ table, peerHeader: "x-stamp", next }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

/** Sends bytes as they are and gives back the first line of the answer; empty when the server just hung up. `thenEnd` ends our side. */
function send(bytes: Buffer, thenEnd = false): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => (thenEnd ? socket.end(bytes) : socket.write(bytes)));
    let answer = "";
    const done = () => resolve(answer.split("\r\n")[0] ?? "");
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
    });
    socket.on("error", done);
    socket.on("close", done);
    socket.setTimeout(5000, () => {
      answer = "HTTP/1.1 599 nothing was said";
      socket.destroy();
    });
  });
}

const OK_OR_THEIR_FAULT = /^(?:HTTP\/1\.1 [1-4]\d\d .*)?$/;

const printable = fc.string({ unit: "grapheme-ascii", maxLength: 30 });
const segment = fc.oneof(
  fc.constantFrom("api", "thing", "none", "x", "..", "", "%", "%00", "%ff", "%2f", "{id}", "__proto__", "constructor"),
  fc.string({ maxLength: 12 }).map(encodeURIComponent),
  printable.map((text) => text.replace(/\s/g, "")),
);
const path = fc.oneof(
  fc.array(segment, { maxLength: 5 }).map((segments) => `/${segments.join("/")}`),
  segment.map((one) => `/api/thing/${one}`),
  { weight: 3, arbitrary: fc.constantFrom("/api/thing/x", "/api/thing") },
);
const query = fc.oneof(
  fc.constant(""),
  printable.map((text) => `?${text.replace(/\s/g, "")}`),
  fc.constant("?page=%00&page=%ff"),
);
const method = fc.oneof(
  { weight: 3, arbitrary: fc.constant("POST") },
  { weight: 1, arbitrary: fc.constantFrom("GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "PROPFIND", "QUERY") },
);
const header = fc.tuple(
  fc.constantFrom(
    "Content-Type",
    "Accept",
    "Authorization",
    "Idempotency-Key",
    "Host",
    "Origin",
    "X-Forwarded-For",
    "X-Stranger",
    "Cookie",
    "X-Stamp",
  ),
  fc.oneof(
    fc.constantFrom("application/json", "*/*", "Bearer x", ""),
    printable,
    fc.string({ unit: "binary-ascii", maxLength: 4 }),
  ),
);
const body = fc.oneof(
  fc.json().map((text) => Buffer.from(text)),
  fc.jsonValue().map((value) => Buffer.from(JSON.stringify({ amount: 5, name: "abc", other: value }))),
  fc
    .record({ amount: fc.anything(), name: fc.anything(), tags: fc.anything() })
    .map((value) => Buffer.from(attempt(value))),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc.integer({ min: 1, max: 30_000 }).map((depth) => Buffer.from('{"name":'.concat("[".repeat(depth)))),
  fc.constant(Buffer.alloc(70_000, 0x20)),
);

function attempt(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "{}";
  }
}

const httpish = fc
  .record({
    method,
    path,
    query,
    headers: fc.array(header, { maxLength: 5 }),
    body,
    json: fc.boolean(),
    tellLength: fc.boolean(),
  })
  .map(({ method, path, query, headers, body, json, tellLength }) => {
    const lines = headers.map(([name, value]) => `${name}: ${value}`);
    if (json) lines.push("Content-Type: application/json");
    if (tellLength) lines.push(`Content-Length: ${body.length}`);
    return Buffer.concat([
      Buffer.from(
        `${method} ${path}${query} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${lines.join("\r\n")}\r\n\r\n`,
        "latin1",
      ),
      body,
    ]);
  });

describe("whatever is sent", () => {
  test("is never answered with a failure of ours", async () => {
    await fc.assert(
      fc.asyncProperty(httpish, async (bytes) => {
        expect(await send(bytes)).toMatch(OK_OR_THEIR_FAULT);
      }),
      { numRuns: 1500 },
    );
  }, 60_000);

  test("does no harm even when it is not HTTP", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(await send(Buffer.from(bytes), true)).toMatch(OK_OR_THEIR_FAULT);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  test("is told 405 for TRACE, which Next would fail on", async () => {
    const trace = Buffer.from("TRACE /page HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    expect(await send(trace)).toBe("HTTP/1.1 405 Method Not Allowed");
  });
});
