import { describe, expect, test } from "vitest";
import { type Fetch, runScript, type ScriptCall, type ScriptRun } from ".";

const nowhere: Fetch = () => Promise.reject(new Error("no network"));
const context = { settings: { key: "k3y" }, mode: "test" as const, now: "2026-11-21T00:00:00.000Z" };
const run = (body: string, over: Partial<ScriptCall> = {}) =>
  runScript({ source: body, call: "go", input: { a: 1 }, context, fetch: nowhere, ...over });
const go = (body: string, over: Partial<ScriptCall> = {}) =>
  run(`export async function go(ctx, input) { ${body} }`, over);

describe("runScript", () => {
  test("gives what the function gives, from its input, its settings and the time it is told", async () => {
    const given = await go("return { sum: input.a + 1, key: ctx.settings.key, mode: ctx.mode, now: ctx.now() }");
    expect(given).toEqual({ sum: 2, key: "k3y", mode: "test", now: "2026-11-21T00:00:00.000Z" });
  });

  test("reads meta and the names of the functions without calling any", async () => {
    const source = "export const meta = { name: 'Mine' }; export function go() { throw 1 } export const x = 3";
    expect(await run(source, { call: null })).toEqual({ meta: { name: "Mine" }, functions: ["go"] });
  });

  test.each([
    ["process", "typeof process"],
    ["require", "typeof require"],
    ["fetch", "typeof fetch"],
    ["setTimeout", "typeof setTimeout"],
    ["WebAssembly", "typeof WebAssembly"],
    ["the tools that made ctx", "typeof __tool + typeof __fetch + typeof __given"],
    ["process by way of a constructor", "ctx.log.constructor('return typeof process')()"],
    ["process by way of eval", "(0, eval)('typeof globalThis.process')"],
  ])("has no %s inside", async (_, expression) => {
    expect(String(await go(`return ${expression}`))).toMatch(/^(undefined)+$/);
  });

  test("is ended when it computes where the engine never looks at the clock", async () => {
    const source = `export function go() {
      const all = Array.from({ length: 300_000 }, () => Math.random());
      for (;;) all.sort();
    }`;
    const started = Date.now();
    await expect(run(source)).rejects.toMatchObject({ ended: "timeout" });
    expect(Date.now() - started).toBeLessThan(17_000);
  }, 25_000);

  test("can't import anything", async () => {
    await expect(run("import fs from 'node:fs'; export const go = () => fs")).rejects.toMatchObject({ ended: "error" });
    await expect(go("return (await import('node:fs')).readFileSync('/etc/passwd')")).rejects.toThrow();
  });

  test.each([
    ["of something settled", "await 0"],
    ["of something that never is", "await new Promise(() => {})"],
    ["in a loop", "for await (const one of [1]) globalThis.seen = one"],
  ])("says where an await belongs that stands outside of every function, %s", async (_, waits) => {
    const source = `${waits}; export const meta = {}; export async function go() { return 1 }`;
    for (const call of ["go", null]) {
      await expect(run(source, { call })).rejects.toMatchObject({
        ended: "error",
        message: expect.stringMatching(/await.*inside its functions/),
      });
    }
  });

  test("says what a script threw while it was loaded, before and after an await", async () => {
    for (const waits of ["", "await 0;"]) {
      const source = `${waits} throw new TypeError("no key"); export function go() {}`;
      await expect(run(source, { call: null })).rejects.toMatchObject({ ended: "error" });
    }
    await expect(run("throw new TypeError('no key')", { call: null })).rejects.toThrow("TypeError: no key");
  });

  test("does not let one run see what another left in globals", async () => {
    await go("globalThis.left = 1; Object.prototype.left = 2; return null");
    expect(await go("return [typeof globalThis.left, typeof ({}).left]")).toEqual(["undefined", "undefined"]);
  });

  test.each([
    ["an endless loop", "while (true) {}", "timeout"],
    ["a loop in a promise", "await null; for (;;) {}", "timeout"],
    ["a heap that grows", "const all = []; for (;;) all.push(new Uint8Array(4 << 20))", "memory"],
    ["deep recursion", "const f = () => 1 + f(); return f()", "error"],
    ["an answer too long", "return 'x'.repeat(70000)", "too_large"],
    ["a promise nobody settles", "return new Promise(() => {})", "error"],
    ["a throw", "throw new TypeError('no')", "error"],
    ["a throw of nothing", "throw undefined", "error"],
  ])("ends %s", async (_, body, ended) => {
    await expect(go(body)).rejects.toMatchObject({ name: "ScriptFailed", ended });
  });

  test("ends a run at the wall clock, whatever it waits for", async () => {
    const never: Fetch = () => new Promise(() => undefined);
    await expect(go("return ctx.fetch('https://a.example/')", { fetch: never, wallMs: 300 })).rejects.toMatchObject({
      ended: "timeout",
    });
  });

  test("counts what its tools compute for it, though no step of the script is between", async () => {
    const started = Date.now();
    const body = "const big = 'x'.repeat(8 << 20); for (;;) try { ctx.hmac('sha512', 'k', big) } catch {}";
    await expect(go(body)).rejects.toMatchObject({ ended: "timeout" });
    expect(Date.now() - started).toBeLessThan(8_000);
  });

  test("takes no notice of a script that replaces the tools of its own world", async () => {
    const replaced = "JSON.stringify = () => 'x'; JSON.parse = () => 0; Promise.resolve = () => 0; ";
    expect(await go(`${replaced} return { a: input.a, sum: ctx.sha256('text').length }`)).toEqual({ a: 1, sum: 64 });
  });

  test("hands out no request beyond its number or size, however many are begun", async () => {
    let asked = 0;
    const answer: Fetch = async () => ({ status: 200, body: String(++asked) });
    const flood =
      "const all = []; for (let i = 0; i < 500; i++) all.push(ctx.fetch('https://a.example/').catch(() => 0));";
    await go(`${flood} return (await Promise.all(all)).length`, { fetch: answer });
    expect(asked).toBe(5);
    const long = "await ctx.fetch('https://a.example/', { body: 'x'.repeat(1 << 20) })";
    await expect(go(long, { fetch: answer })).rejects.toThrow("too long");
    expect(asked).toBe(5);
  });

  test("says which function is missing", async () => {
    await expect(run("export const other = 1")).rejects.toMatchObject({ ended: "missing" });
  });

  test("fetches by the host's hand alone, five times at most, and sees status and body", async () => {
    const asked: unknown[] = [];
    const answer: Fetch = async (url, init) => {
      asked.push([url, init]);
      return { status: 201, body: '{"id":"x"}' };
    };
    const one =
      "const a = await ctx.fetch('https://a.example/v1', { method: 'POST', headers: { h: '1' }, body: 'b' }); ";
    expect(await go(`${one} return [a.status, a.ok, a.json().id]`, { fetch: answer })).toEqual([201, true, "x"]);
    expect(asked).toEqual([["https://a.example/v1", { method: "POST", headers: { h: "1" }, body: "b" }]]);
    const six = "for (let i = 0; i < 6; i++) await ctx.fetch('https://a.example/')";
    await expect(go(six, { fetch: answer })).rejects.toThrow("5 times");
  });

  test("keeps what a fetch met as the cause, so that its class is not lost", async () => {
    const met = new Error("timeout");
    await expect(
      go("await ctx.fetch('https://a.example/')", { fetch: () => Promise.reject(met) }),
    ).rejects.toMatchObject({
      cause: met,
    });
  });

  test("signs, hashes, compares and decrypts like the provider does", async () => {
    const given = await go(
      `return [ctx.hmac("sha256", "key", "text"), ctx.sha256("text"), ctx.base64("é"), ctx.unbase64("w6k="),
        ctx.timingSafeEqual("a", "a"), ctx.timingSafeEqual("a", "b"), ctx.hmac("sha512", "k", "t", "base64").length]`,
    );
    expect(given).toEqual([
      "6afa9046a9579cad143a384c1b564b9a250d27d6f6a63f9f20bf3a7594c9e2c6",
      "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1",
      "w6k=",
      "é",
      true,
      false,
      88,
    ]);
    await expect(go(`return ctx.hmac("rot13", "k", "t")`)).rejects.toThrow("no hash");
  });

  test("writes down each run with its outcome and what the script logged, cut to size", async () => {
    const runs: ScriptRun[] = [];
    await go("ctx.log('one'); ctx.log('x'.repeat(9999)); return 1", { note: (one) => runs.push(one) });
    await go("ctx.log('two'); throw new Error('no')", { note: (one) => runs.push(one) }).catch(() => null);
    expect(runs.map(({ call, ended, fetches }) => [call, ended, fetches])).toEqual([
      ["go", "ok", 0],
      ["go", "error", 0],
    ]);
    expect(runs[0]?.log).toEqual(["one", "x".repeat(500)]);
    expect(runs[1]?.log).toEqual(["two"]);
  });
});
