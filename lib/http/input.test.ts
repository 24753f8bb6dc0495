import { describe, expect, test } from "vitest";
import { z } from "zod";
import { callStub as call, stubEndpoint as create, validBody as valid } from "@/lib/testing/stub-endpoint";
import { readInput } from "./input";

describe("the body of a request", () => {
  test.each(["application/json", "application/json; charset=utf-8", "Application/JSON ;x=y"])(
    "may be sent as %s",
    async (type) => {
      expect((await call({ type })).status).toBe(201);
    },
  );

  test.each([
    null,
    "text/plain",
    "application/problem+json",
    "application/jsonp",
    "multipart/form-data; boundary=x",
    "json",
  ])("is 415 when sent as %s", async (type) => {
    const body = type === null ? new TextEncoder().encode("{}") : "{}";
    expect((await call({ type, body })).status).toBe(415);
  });

  test.each([
    ["nothing", "", /empty/],
    ["text that is no JSON", '{"amount": 5,', /not valid JSON: .*(position|end)/],
    ["a list", "[]", /must be a JSON object/],
    ["null", "null", /must be a JSON object/],
    ["a number", "7", /must be a JSON object/],
    ["a byte order mark alone", "\ufeff", /not valid JSON/],
    ["bytes that are no UTF-8", new Uint8Array([0x7b, 0xff, 0x7d]), /UTF-8/],
  ])("is 400 when it is %s", async (_, body, why) => {
    const { status, json } = await call({ body });
    expect(status).toBe(400);
    expect(json.errors.body[0]).toMatch(why);
  });

  test("may be left out where nothing in it has to be said, and nowhere else", async () => {
    const optional = z.strictObject({ note: z.string().default("none") });
    const read = (method: string, sent: Record<string, string> = {}, body: z.ZodType = optional) =>
      readInput({ body }, { method, url: "/", headers: new Headers(sent), take: async () => new Uint8Array() }, {}, []);
    expect((await read("POST")).values.body).toEqual({ note: "none" });
    expect((await read("POST", { "content-length": "0" })).values.body).toEqual({ note: "none" });
    const type = { code: "unsupported_media_type" };
    await expect(read("POST", { "content-length": "2" })).rejects.toMatchObject(type);
    await expect(read("POST", { "transfer-encoding": "chunked" })).rejects.toMatchObject(type);
    await expect(read("PATCH")).rejects.toMatchObject(type);
    await expect(read("POST", {}, z.strictObject({ note: z.string() }))).rejects.toMatchObject(type);
  });

  test("is 413 from one byte above 64 KiB, whether the length is told or not", async () => {
    const big = (bytes: number) => JSON.stringify({ ...valid, x: "y".repeat(bytes) }).slice(0, bytes);
    expect((await call({ body: big(65_537) })).status).toBe(413);
    expect((await call({ body: big(65_537), headers: { "content-length": "1" } })).status).toBe(413);
    expect((await call({ body: big(65_536) })).status).toBe(400);
  });

  test("is 413 when it says so itself, before a byte is read", async () => {
    const body = { get: () => Promise.reject(new Error("read")) };
    const headers = new Headers({ "content-type": "application/json", "content-length": "65537" });
    const reply = await create.reply({ method: "POST", url: "/api/thing/x", headers, take: body.get }, { id: "x" });
    expect(reply.status).toBe(413);
  });

  test("is 400 when the caller hangs up halfway", async () => {
    const headers = new Headers({ "content-type": "application/json" });
    const take = () => Promise.reject(new Error("hung up"));
    expect((await create.reply({ method: "POST", url: "/api/thing/x", headers, take }, { id: "x" })).status).toBe(400);
  });

  test("names each refused field by its path, in plain words", async () => {
    const body = { amount: "5", name: "abcdef", kind: "c", tags: [{ label: 1, extra: 1 }], other: true };
    const { status, json } = await call({ body: JSON.stringify(body) });
    expect(status).toBe(400);
    expect(json.errors).toEqual({
      amount: ["This must be a number."],
      name: ["At most 5 characters."],
      kind: ["This must be a or b."],
      "tags.0.label": ["This must be text."],
      "tags.0.extra": ["This field is not known."],
      other: ["This field is not known."],
    });
  });

  test("says what is missing, too small and too many", async () => {
    const tag = { label: "x" };
    expect((await call({ body: "{}" })).json.errors).toEqual({
      amount: ["This is required."],
      name: ["This is required."],
    });
    const { json } = await call({ body: JSON.stringify({ ...valid, amount: 0, tags: [tag, tag, tag] }) });
    expect(json.errors).toEqual({ amount: ["This must be at least 1."], tags: ["At most 2 of these."] });
    expect((await call({ body: '{"amount":1.5,"name":"a"}' })).json.errors).toEqual({
      amount: ["This must be a whole number."],
    });
  });

  test("takes the last of two equal keys, and no prototype", async () => {
    expect((await call({ body: '{"amount":1,"amount":2,"name":"a"}' })).json).toMatchObject({ amount: 2 });
    const { json } = await call({ body: '{"amount":1,"name":"a","__proto__":{"x":1}}' });
    expect(json.errors).toEqual({ ["__proto__"]: ["This field is not known."] });
  });

  test("keeps an answer about many wrong fields short", async () => {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, place) => [`field${place}`, 1]));
    const { json } = await call({ body: JSON.stringify({ ...valid, ...many }) });
    expect(Object.keys(json.errors).length).toBeLessThanOrEqual(50);
  });
});

describe("the rest of a request", () => {
  test("refuses a query's field that was given twice, and one that nobody knows", async () => {
    expect((await call({ query: "?page=1&page=2" })).json.errors).toEqual({ page: ["This was given more than once."] });
    expect((await call({ query: "?pag=1" })).json.errors).toEqual({ pag: ["This field is not known."] });
    expect((await call({ query: "?page=%00" })).status).toBe(400);
    expect((await call({ query: "?page=%zz&__proto__=1" })).status).toBe(400);
  });

  test("leaves what signs an address out of the query", async () => {
    expect((await call({ query: "?signature=x&page=1" })).status).toBe(201);
  });

  test.each(["a\0b", "a\nb", "\u0085"])("finds nothing under an id with a control character", async (id) => {
    const reply = await create.reply({ method: "POST", url: "/api/thing/x", headers: new Headers() }, { id });
    expect(reply.status).toBe(404);
  });

  test.each(["", "a".repeat(256), "é", "a\tb"])("refuses the Idempotency-Key %j", async (key) => {
    const { status, json } = await call({ headers: { "idempotency-key": key } });
    expect(status).toBe(400);
    expect(Object.keys(json.errors)).toEqual(["Idempotency-Key"]);
  });
});
