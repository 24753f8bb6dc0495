import { describe, expect, test } from "vitest";
import { mintSecret } from "@/lib/kit/secret";
import { callerWith, clientToken, testDb, world } from "@/lib/testing";
import { admit } from "./admit";
import { listClientTokens } from "./list-client-tokens";
import { flushUses } from "./usage";

const db = await testDb();
const { here, app } = await world(db);

describe("callerOf", () => {
  test.each([
    ["a typo in the last place", (secret: string) => secret.slice(0, -1) + (secret.endsWith("A") ? "B" : "A")],
    ["a cut end", (secret: string) => secret.slice(0, -1)],
    ["another kind", (secret: string) => `pak${secret.slice(3)}`],
    ["nothing", () => ""],
  ])("refuses %s without asking the database", (_, bend) => {
    const { plaintext } = mintSecret("pct", "sandbox");
    expect(() => callerWith(db, bend(plaintext))).toThrowError("Unauthenticated");
  });

  test.each([
    ["an address", () => "198.51.100.77", "198.51.100.77", "198.51.100.78"],
    [
      "any address of its line",
      (tries: number) => `2001:db8:7:7::${tries + 1}`,
      "2001:db8:7:7:f::1",
      "2001:db8:7:8::1",
    ],
  ])("throttles a peer that keeps trying keys from %s, and only that peer", async (_, from, own, other) => {
    const bad = `${mintSecret("pct", "sandbox").plaintext.slice(0, -1)}!`;
    const codes = new Set<string>();
    const now = new Date();
    for (let tries = 0; tries < 400; tries++) {
      try {
        callerWith(db, bad, { ip: from(tries), now });
      } catch (error) {
        codes.add((error as { code: string }).code);
      }
    }
    expect([...codes]).toEqual(["unauthenticated", "rate_limited"]);
    const { secret } = await clientToken(here, app.id);
    expect(() => callerWith(db, secret, { ip: own, now })).toThrowError("Too many requests");
    expect(callerWith(db, secret, { ip: other, now }).secretHash).toHaveLength(64);
  });
});

describe("last use", () => {
  test("is written in a batch, with the address, and an older note never overwrites a newer one", async () => {
    const { id, secret } = await clientToken(here, app.id);
    const late = new Date(Date.now() + 5000);
    await admit(callerWith(db, secret, { now: late, ip: "203.0.113.9" }));
    await flushUses(db);
    await admit(callerWith(db, secret, { now: new Date(late.getTime() - 1000), ip: "203.0.113.10" }));
    await flushUses(db);
    const row = (await listClientTokens(here, app.id)).find((token) => token.id === id);
    expect(row).toMatchObject({ lastUsedAt: late, lastUsedIp: "203.0.113.9" });
  });

  test("keeps the last refusal and why", async () => {
    const { id, secret } = await clientToken(here, app.id, { scopes: ["payments.get"] });
    await admit(callerWith(db, secret, { ip: "203.0.113.11" })).catch(() => undefined);
    await flushUses(db);
    const row = (await listClientTokens(here, app.id)).find((token) => token.id === id);
    expect(row).toMatchObject({ lastDeniedReason: "scope", lastDeniedIp: "203.0.113.11", lastUsedAt: null });
  });
});
