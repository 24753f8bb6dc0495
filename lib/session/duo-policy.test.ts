import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { transact } from "@/lib/context";
import { adoptDuo, factorsOf, makeRecoveryCodes, setFactorPolicy } from "@/lib/second-factor";
import { testDb, twoTenants } from "@/lib/testing";
import { type DuoRun, duoRun, visit } from "@/lib/testing/duo-run";
import { openProviderServer } from "@/lib/testing/provider-server";
import { askProvider } from "./ask-provider";
import { enterWith } from "./enter";
import { hearRedirect } from "./hear-provider";
import { openSession } from "./open-session";
import { requireEntry } from "./require-entry";
import { sightOf } from "./sight";
import { passedAt } from "./step-up";

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

let run: DuoRun;
beforeEach(async () => {
  run = await duoRun(db, server);
});

describe("a company's demand", () => {
  test("holds for sessions from before it, and getting past it renews the session in place", async () => {
    await run.setPolicy({ mode: "offered" }, null);
    const person = await run.member("viewer");
    const { kind, token } = await run.enter(person);
    expect(kind).toBe("session");
    expect((await sightOf(token, new Date(), db))?.owes).toBeNull();
    await run.setPolicy({ mode: "required" });
    const owing = await sightOf(token, new Date(), db);
    expect(owing?.owes).toBe(run.int);
    const entry = () => requireEntry({ userId: person.userId, passed: owing?.passed ?? {} }, run.here.companyId, db);
    await expect(entry()).rejects.toMatchObject({ code: "forbidden" });
    const order = { userId: person.userId, token, integrationId: run.int, nextPath: "/", now: new Date() };
    const challenge = await enterWith(order, db);
    const heard = await hearRedirect(challenge, await run.trip(challenge), visit(), db);
    const fresh = (heard.kind === "through" && heard.session?.token) || "";
    const sight = await sightOf(fresh, new Date(), db);
    expect(sight).toMatchObject({ owes: null, companyId: run.here.companyId });
    expect(sight && passedAt(sight, run.int)).toBeInstanceOf(Date);
    await expect(sight && requireEntry(sight, run.here.companyId, db)).resolves.toBeUndefined();
    expect(await sightOf(token, new Date(), db)).toBeNull();
  });

  test("is not met by an installation of another tenant that the person is in as well", async () => {
    const { here: away } = await twoTenants(db);
    const theirs = await run.install(away, run.duo.settings);
    const person = await run.member("owner");
    await run.join(person, away);
    await run.passTest(theirs);
    await makeRecoveryCodes(run.ctxOf(person));
    await setFactorPolicy(run.ctxOf(person, away), { ...run.policy, integrationId: theirs }, new Date());
    const past = { [theirs]: new Date().toISOString() };
    const { token } = await openSession(person.userId, visit(), past, db);
    await db.owner`update sessions set current_tenant_id = ${run.here.tenantId}, current_company_id = ${run.here.companyId} where user_id = ${person.userId}`;
    expect((await sightOf(token, new Date(), db))?.owes).toBe(run.int);
    await expect(askProvider(await run.begin(person), "int_unheard_of", visit(), db)).rejects.toThrow("over");
  });

  test("is offered as one's own factor to who got past it, and then asked for at every sign-in", async () => {
    await run.setPolicy({ mode: "offered" }, null);
    const person = await run.member("viewer");
    await expect(adoptDuo(run.ctxOf(person), { integrationId: run.int }, null)).rejects.toThrow(
      "Confirm with Duo once",
    );
    await expect(adoptDuo(run.ctxOf(person), { integrationId: "int_unheard_of" }, new Date())).rejects.toThrow(
      "not found",
    );
    await adoptDuo(run.ctxOf(person), { integrationId: run.int }, new Date());
    expect((await factorsOf({ pool: db, userId: person.userId })).duo).toEqual([run.int]);
    const token = await run.begin(person);
    expect(await hearRedirect(token, await run.trip(token), visit(), db)).toMatchObject({ kind: "through" });
  });

  test("leaves every answer in the audit chain, and no secret", async () => {
    const person = await run.member("viewer");
    const token = await run.begin(person);
    await hearRedirect(token, await run.trip(token, "deny"), visit(), db);
    await hearRedirect(token, await run.trip(token), visit(), db);
    const events = await db.owner`
      select detail from audit_events where target_id = ${person.userId} and action = 'second_factor.answered' order by sequence`;
    expect(events.map(({ detail }) => detail.result)).toEqual(["denied", "allow"]);
    const all = await transact(run.here, ({ db }) => db.execute("select * from audit_events"));
    expect(JSON.stringify([...all])).not.toContain(run.duo.settings.secret);
  });
});
