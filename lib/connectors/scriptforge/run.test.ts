import { expect, test } from "vitest";
import type { Http, HttpInit } from "../contract";
import { fetchThrough } from "./run";

test("a script can't say in headers where its request goes or where it ends", async () => {
  const asked: (HttpInit | undefined)[] = [];
  const http: Http = async (_path, init) => {
    asked.push(init);
    return {};
  };
  const headers = { Host: "internal.example", "Content-Length": "0", "transfer-encoding": "chunked", "x-key": "k" };
  await fetchThrough(http)("https://api.example.com/pay", { method: "POST", headers, body: "all of it" });
  expect(asked).toEqual([
    expect.objectContaining({ at: "api.example.com", headers: { "x-key": "k" }, text: expect.anything() }),
  ]);
});

test.each(["http://api.example.com/", "file:///etc/passwd", "//api.example.com", "nonsense"])(
  "a script reaches nothing by %s",
  async (address) => {
    const http: Http = () => Promise.reject(new Error("it was called"));
    await expect(fetchThrough(http)(address, {})).rejects.toThrow("a script fetches https addresses");
  },
);
