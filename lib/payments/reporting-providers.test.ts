import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { testDb } from "@/lib/testing";
import { bent, misfitsOf, type ProviderRun, providerRun } from "@/lib/testing/provider-run";
import { openProviderServer } from "@/lib/testing/provider-server";
import { providerSubjects } from "@/lib/testing/provider-subjects";

vi.mock("@/lib/connectors/send", async (original) => {
  const { rerouted } = await import("@/lib/testing/provider-server");
  return rerouted(await original<typeof import("@/lib/connectors/send")>());
});
vi.mock("node:dns/promises", async (original) => ({
  ...(await original<typeof import("node:dns/promises")>()),
  lookup: async () => [{ address: "93.184.215.14", family: 4 }],
}));

const db = await testDb();
const server = await openProviderServer();
afterAll(() => server.close());

const reporting = (await providerSubjects()).filter(({ connector }) => connector.methods.length === 0);

let run: ProviderRun;

describe.each(reporting)("$name, which only reports", (subject) => {
  const { id, createLocalProvider, judges } = subject;
  beforeEach(async () => {
    run = await providerRun({ db, server, id, createLocalProvider });
  });
  afterEach(async () => {
    await run.forgetQueue();
    expect(misfitsOf(judges, server.heard())).toEqual([]);
  });

  test("is heard once for twenty copies of every message", async () => {
    const callbacks = await run.payer(null, "pays");
    await run.postEach(callbacks);
    await run.runQueue();
    const stored = await run.stored();
    expect(stored).toHaveLength(callbacks.length);
    for (const one of stored) expect(["unreadable", "not_confirmed", null]).not.toContain(one.outcome);
  });

  test("takes no forged message for the truth", async () => {
    await run.postEach((await run.payer(null, "pays")).map(bent), 1);
    await run.runQueue();
    for (const { verdict, outcome } of await run.stored()) {
      expect(verdict === "forged" || outcome === "not_confirmed").toBe(true);
    }
  });
});
