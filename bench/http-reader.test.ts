import { describe, expect, test } from "vitest";
import { createReader } from "./http-reader.mjs";

const SIZED = 'HTTP/1.1 201 Created\r\nContent-Length: 7\r\n\r\n{"a":1}';
const CHUNKED =
  "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\nf\r\n0123456789\r\n\r\n0\r\n0\r\n\r\n";

describe("createReader", () => {
  test.each([
    ["an answer with a length", SIZED, 201, '{"a":1}'],
    ["an answer in chunks, one of which looks like the end", CHUNKED, 200, "abc0123456789\r\n\r\n0"],
    ["an answer without a body", "HTTP/1.1 204 No Content\r\n\r\n", 204, ""],
  ])("reads %s however it is cut", (_name, text, status, body) => {
    for (let cut = 1; cut < text.length; cut++) {
      const reader = createReader();
      expect(reader.push(Buffer.from(text.slice(0, cut)))).toBeNull();
      const answer = reader.push(Buffer.from(text.slice(cut)));
      expect([answer?.status, answer?.body.toString()]).toEqual([status, body]);
    }
  });

  test("is ready for the next answer on the same connection", () => {
    const reader = createReader();
    expect(reader.push(Buffer.from(SIZED))?.status).toBe(201);
    expect(reader.push(Buffer.from(CHUNKED))?.status).toBe(200);
  });

  test("refuses a chunk without a length instead of waiting for ever", () => {
    const broken = CHUNKED.replace("f\r\n", "\r\n");
    expect(() => createReader().push(Buffer.from(broken))).toThrow("chunk");
  });
});
