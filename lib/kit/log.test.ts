import { describe, expect, test } from "vitest";
import { createLog } from "./log";
import { isSecretName, mask, maskText } from "./mask";
import { mintSecret } from "./secret";

const { plaintext } = mintSecret("pct", "production");

function written(how: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  how(createLog("info", { write: (line) => lines.push(line) }));
  return lines.join("");
}

describe("the log", () => {
  test("is one line of JSON with level, time and text", () => {
    const line = JSON.parse(written((log) => log.info({ requestId: "req_1", amount: 5n }, "answered")));
    expect(line).toMatchObject({ level: "info", requestId: "req_1", amount: "5", msg: "answered" });
    expect(Number.isNaN(Date.parse(line.time))).toBe(false);
  });

  test.each([
    ["in the text", (log) => log.error(`refused ${plaintext}`)],
    ["in a value", (log) => log.error({ url: `/x?t=${plaintext}` }, "refused")],
    ["deep in a value", (log) => log.error({ a: [{ b: { c: plaintext } }] }, "refused")],
    ["in an error", (log) => log.error(new Error(`no ${plaintext}`, { cause: new Error(plaintext) }))],
    ["in an error beside others", (log) => log.error({ err: new Error(plaintext) }, "refused")],
    ["in what fills the text", (log) => log.error("refused %s", plaintext)],
    ["in headers", (log) => log.error({ headers: new Headers({ authorization: `Bearer ${plaintext}` }) }, "refused")],
  ] as [string, (log: ReturnType<typeof createLog>) => void][])("never holds a secret %s", (_, how) => {
    const line = written(how);
    expect(line).toContain("[masked]");
    expect(line).not.toContain(plaintext.slice(9, 30));
  });

  test("never holds what a failed statement was given", () => {
    const line = written((log) =>
      log.error({ err: new Error("Failed query: select $1\nparams: ada@example.com,\nx") }),
    );
    expect(line).toContain("Failed query: select $1");
    expect(line).toContain("    at ");
    expect(line).not.toMatch(/ada@example|\\nx/);
  });

  test("keeps what an error says and where it came from", () => {
    const line = JSON.parse(written((log) => log.error(new TypeError("broken", { cause: new Error("deeper") }))));
    expect(line.err.cause).toMatchObject({ message: "deeper" });
    expect(line.err).toMatchObject({
      type: "TypeError",
      message: "broken",
      stack: expect.stringContaining("log.test"),
    });
  });
});

describe("mask", () => {
  test.each([
    "authorization",
    "Set-Cookie",
    "cookie",
    "password",
    "clientSecret",
    "secretKey",
    "accessToken",
    "token",
    "x-api-key",
    "sealedSettings",
    "signature",
    "TOKEN_PEPPER",
  ])("a value under %s is a secret whatever it looks like", (name) => {
    expect(isSecretName(name)).toBe(true);
    expect(mask({ [name]: "x" })).toEqual({ [name]: "[masked]" });
  });

  test.each(["requestId", "credentialId", "idempotencyKey", "tokenCount", "hint", "code", "status", "currency"])(
    "a value under %s is none",
    (name) => {
      expect(mask({ [name]: "x" })).toEqual({ [name]: "x" });
    },
  );

  test.each([
    ["postgres://owner:hunter2@db/portico", "postgres://owner:[masked]@db/portico"],
    ["/pay/p_1?expires=9&signature=abc", "/pay/p_1?expires=9&signature=[masked]"],
    ["Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic [masked]"],
    ["sk_live_4eC39HqLyjW", "[masked]"],
    ["whsec_MfKQ9r8GKYqrTwjU", "[masked]"],
    ["nothing to hide", "nothing to hide"],
  ])("%s becomes %s", (given, shown) => {
    expect(maskText(given)).toBe(shown);
  });

  test("ends, even for a value that holds itself", () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    expect(JSON.stringify(mask(loop))).toContain("[too deep]");
  });
});
