import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseEnv } from "./env";

const key = "k".repeat(32);
const least = {
  DATABASE_URL: "postgres://portico@127.0.0.1:5432/portico",
  AUTH_SECRET: key,
  TOKEN_PEPPER: key,
  URL_SIGNING_KEY: key,
  SEAL_KEY: Buffer.alloc(32, 7).toString("base64"),
};

describe("parseEnv", () => {
  test("needs a database and four keys, and has an answer for everything else", () => {
    expect(parseEnv(least)).toMatchObject({
      PORT: 3000,
      PUBLIC_URL: "http://localhost:3000",
      DATABASE_POOL: 10,
      BAD_KEY_BURST: 300,
      BAD_KEY_PER_SECOND: 10,
      CREDENTIAL_RATE_PER_SECOND: 1000,
      PORTICO_DEMO: true,
      WORKER: "in-process",
      LOG_LEVEL: "info",
      NODE_ENV: "production",
      TRUSTED_PROXIES: [],
    });
  });

  test("reads the hosts of payment forms as names, and takes nothing that is more than a name", () => {
    expect(parseEnv({ ...least, OPPWA_HOSTS: "Pay.example.com, b.example" }).OPPWA_HOSTS).toEqual([
      "pay.example.com",
      "b.example",
    ]);
    for (const wrong of ["com", "https://a.example", "a.example/x", ".*", "a.example|b"])
      expect(() => parseEnv({ ...least, OPPWA_HOSTS: wrong }), wrong).toThrow("OPPWA_HOSTS");
  });

  test("names every setting that is wrong at once, and repeats no value", () => {
    const wrong = {
      ...least,
      DATABASE_URL: "mysql://x",
      TOKEN_PEPPER: "hunter2",
      SEAL_KEY: "short",
      PORT: "70000",
      TRUSTED_PROXIES: "0.0.0.0/0",
    };
    const names = ["DATABASE_URL", "TOKEN_PEPPER", "SEAL_KEY", "PORT", "TRUSTED_PROXIES"];

    for (const name of names) expect(() => parseEnv(wrong)).toThrow(new RegExp(`  ${name}: `));
    expect(() => parseEnv(wrong)).not.toThrow(/hunter2/);
    expect(() => parseEnv({})).toThrow(/AUTH_SECRET: is missing/);
  });

  test("takes an empty setting for one that is not there", () => {
    expect(parseEnv({ ...least, PORT: "", PUBLIC_URL: " " }).PUBLIC_URL).toBe("http://localhost:3000");
  });

  test.each(["off", "OFF", "0", "false", "no"])("PORTICO_DEMO=%s switches the demo off", (value) => {
    expect(parseEnv({ ...least, PORTICO_DEMO: value }).PORTICO_DEMO).toBe(false);
  });

  test("keeps the origin of the public address and nothing after it", () => {
    expect(parseEnv({ ...least, PUBLIC_URL: "https://pay.example.com/" }).PUBLIC_URL).toBe("https://pay.example.com");
    expect(() => parseEnv({ ...least, PUBLIC_URL: "javascript:alert(1)" })).toThrow(/PUBLIC_URL/);
  });

  test("an identity provider comes with its client or not at all", () => {
    expect(() => parseEnv({ ...least, OIDC_ISSUER: "https://id.example.com" })).toThrow(/OIDC_ISSUER: needs/);
  });

  test("can't be changed afterwards", () => {
    expect(Object.isFrozen(parseEnv(least))).toBe(true);
  });
});

test("the environment is read in this one file of the kit", () => {
  const folder = new URL(".", import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  const readers = files.filter((name) => readFileSync(new URL(name, folder), "utf8").includes("process.env"));
  expect(readers).toEqual(["env.ts"]);
});
