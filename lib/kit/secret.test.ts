import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  CREDENTIAL_PREFIX,
  hashSecret,
  mintSecret,
  OAUTH_PREFIX,
  parseSecret,
  pepperId,
  SECRET_PATTERN,
} from "./secret";

const prefixes = [...Object.values(CREDENTIAL_PREFIX), ...Object.values(OAUTH_PREFIX)];
const minted = fc
  .record({
    prefix: fc.constantFrom(...prefixes),
    environment: fc.constantFrom("production" as const, "sandbox" as const),
  })
  .map((kind) => ({ ...kind, ...mintSecret(kind.prefix, kind.environment) }));

describe("mintSecret", () => {
  test("makes what parseSecret reads and the published pattern finds", () => {
    fc.assert(
      fc.property(minted, ({ prefix, environment, plaintext, hint }) => {
        expect(parseSecret(plaintext)).toEqual({ prefix, environment });
        expect(SECRET_PATTERN.exec(`text ${plaintext}.`)?.[0]).toBe(plaintext);
        expect(plaintext.startsWith(hint)).toBe(true);
        expect(hint).toHaveLength(13);
      }),
    );
  });

  test("says live for production and test for sandbox", () => {
    expect(mintSecret("pct", "production").plaintext).toMatch(/^pct_live_/);
    expect(mintSecret("pct", "sandbox").plaintext).toMatch(/^pct_test_/);
  });

  test("never repeats itself", () => {
    const secrets = Array.from({ length: 2000 }, () => mintSecret("pak", "sandbox").plaintext);
    expect(new Set(secrets).size).toBe(secrets.length);
    expect(new Set(secrets.flatMap((secret) => [...secret.slice(9)])).size).toBe(62);
  });
});

describe("parseSecret", () => {
  test("notices any single character that was mistyped", () => {
    const character = fc.constantFrom(..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_- ");
    fc.assert(
      fc.property(minted, fc.nat(46), character, ({ plaintext }, at, other) => {
        fc.pre(plaintext[at] !== other);
        expect(parseSecret(plaintext.slice(0, at) + other + plaintext.slice(at + 1))).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  test("refuses every other text", () => {
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => parseSecret(text) === null));
    const { plaintext } = mintSecret("pat", "sandbox");
    const others = [
      "",
      ` ${plaintext}`,
      `${plaintext}\n`,
      plaintext.slice(1),
      `${plaintext}0`,
      plaintext.replace("test", "live"),
    ];
    expect(others.map(parseSecret)).toEqual(others.map(() => null));
  });

  test("reads one fixed secret for good, so that stored integrations outlive a release", () => {
    const known = "pct_test_0123456789ABCDEFGHIJKLMNOPQRSTUV4OkTb7";
    expect(parseSecret(known)).toEqual({ prefix: "pct", environment: "sandbox" });
  });
});

describe("hashSecret", () => {
  test("is HMAC-SHA-256 under the pepper, so the table alone can't be searched", () => {
    const wanted = createHmac("sha256", "pepper").update("secret").digest("hex");

    expect(hashSecret("secret", "pepper")).toBe(wanted);
    expect(hashSecret("secret", Buffer.from("pepper"))).toBe(wanted);
    expect(hashSecret("secret", "other")).not.toBe(wanted);
  });

  test("two peppers have two names, and a name gives nothing away", () => {
    expect(pepperId("one")).toMatch(/^[0-9a-f]{8}$/);
    expect(pepperId("one")).not.toBe(pepperId("two"));
    expect(hashSecret("portico pepper id", "one").startsWith(pepperId("one"))).toBe(true);
  });
});
