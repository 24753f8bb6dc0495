import type { AsyncLocalStorage } from "node:async_hooks";
import { createServer, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { holdPage } from "./hold-page.mjs";

const HTML = "text/html; charset=utf-8";
const shared = globalThis as { [key: symbol]: AsyncLocalStorage<{ status: number | null }> | undefined };

/** What a page says deep inside of being drawn. */
function decide(status: number): void {
  const verdict = shared[Symbol.for("portico.page-verdict")]?.getStore();
  if (verdict) verdict.status = status;
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 20));
let close: () => void = () => undefined;
afterEach(() => close());

type Answer = { status: number; first: string; body: string };

/** Asks a server that draws this, and notes what came first. */
async function ask(draw: (res: ServerResponse) => Promise<void>, longestMs?: number): Promise<Answer> {
  const server = createServer((_, res) => holdPage(res, () => draw(res), longestMs));
  close = () => {
    server.close();
    server.closeAllConnections();
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return new Promise((resolve, reject) => {
    const asked = request({ port: (server.address() as AddressInfo).port, host: "127.0.0.1" }, (answer) => {
      const chunks: string[] = [];
      answer.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, first: chunks[0] ?? "", body: chunks.join("") }),
      );
    });
    asked.on("error", reject).end();
  });
}

async function shellThen(res: ServerResponse, later: () => void, type = HTML): Promise<void> {
  res.setHeader("content-type", type);
  res.flushHeaders();
  res.write("<frame>");
  await soon();
  later();
  res.write("<rest>");
  res.end("<end>");
}

describe("a page that is drawn", () => {
  test.each([403, 404])("goes out under the %i it came to after its frame was ready, and whole", async (status) => {
    const answer = await ask((res) => shellThen(res, () => decide(status)));
    expect(answer).toMatchObject({ status, body: "<frame><rest><end>" });
  });

  test("is a 200 when nothing was refused, and the verdict of another request is not its own", async () => {
    await ask((res) => shellThen(res, () => decide(404)));
    expect(await ask((res) => shellThen(res, () => undefined))).toMatchObject({ status: 200 });
  });

  test("keeps the status of a failure, whatever was said before it", async () => {
    const answer = await ask(async (res) => {
      decide(404);
      res.writeHead(500, { "content-type": HTML }).end("failed");
    });
    expect(answer).toMatchObject({ status: 500, body: "failed" });
  });

  test("keeps the headers that were handed over with its status", async () => {
    const answer = await ask(async (res) => {
      res.setHeader("content-type", HTML);
      res.writeHead(200, { "content-length": "4" });
      decide(403);
      res.end("page");
    });
    expect(answer).toMatchObject({ status: 403, body: "page" });
  });

  test("is sent as it comes once it takes too long", async () => {
    const answer = await ask(async (res) => {
      res.setHeader("content-type", HTML);
      res.write("<skeleton>");
      await new Promise((resolve) => setTimeout(resolve, 150));
      decide(404);
      res.end("<late>");
    }, 30);
    expect(answer).toEqual({ status: 200, first: "<skeleton>", body: "<skeleton><late>" });
  });
});

test("what is no page is not held back", async () => {
  const answer = await ask((res) => shellThen(res, () => decide(404), "text/csv"));
  expect(answer).toEqual({ status: 200, first: "<frame>", body: "<frame><rest><end>" });
});
