import { Secret, TOTP } from "otpauth";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { confirmTotp, makeRecoveryCodes, setFactorPolicy, startTotp } from "@/lib/second-factor";
import { testDb, twoTenants } from "@/lib/testing";
import { type DuoRun, duoRun, visit } from "@/lib/testing/duo-run";
import { openProviderServer } from "@/lib/testing/provider-server";
import { answerCode } from "./answer-code";
import { askProvider } from "./ask-provider";
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

describe("nobody is locked out", () => {
  const secrets = { wrong: { secret: "w".repeat(40) }, elsewhere: { host: "api-ffffffff.duosecurity.com" } };

  test("a demand needs a test that passed, somebody who got past Duo themselves, and another way in, all within the hour", async () => {
    const [early, late] = [new Date(Date.now() - 3_700_000), new Date()];
    await expect(run.setPolicy({}, null)).rejects.toThrow("Confirm with Duo yourself");
    await expect(run.setPolicy({}, early)).rejects.toThrow("Confirm with Duo yourself");
    await db.owner`update integrations set test_error = 'bad signature' where id = ${run.int}`;
    await expect(run.setPolicy({}, late)).rejects.toThrow("Press Test");
    await db.owner`update integrations set tested_at = ${early}, test_error = null where id = ${run.int}`;
    await expect(run.setPolicy({}, late)).rejects.toThrow("Press Test");
    await run.passTest(run.int);
    await db.owner`delete from recovery_codes where user_id = ${run.owner.userId}`;
    await expect(run.setPolicy({}, late)).rejects.toThrow("recovery codes");
    await expect(run.setPolicy({ mode: "offered" }, null)).resolves.toEqual({ mode: "offered" });
    await expect(run.setPolicy({ mode: "off" }, null)).resolves.toEqual({ mode: "off" });
  });

  test("nor is it anybody's but of those who look after members, and of no installation of another company", async () => {
    const viewer = {
      ...run.ctxOf(run.owner),
      principal: { ...run.ctxOf(run.owner).principal, permissions: ["tenant:read"] },
    };
    await expect(setFactorPolicy(viewer, run.policy, new Date())).rejects.toMatchObject({ code: "forbidden" });
    const { here: away } = await twoTenants(db);
    await expect(setFactorPolicy(run.ctxOf(run.owner, away), run.policy, new Date())).rejects.toMatchObject({
      code: "invalid_request",
    });
  });

  test.each(Object.entries(secrets))(
    "by settings that went %s: recovery codes work for everybody",
    async (_, wrong) => {
      const broken = await run.install(run.here, { ...run.duo.settings, ...wrong });
      await db.owner`update factor_policies set integration_id = ${broken} where company_id = ${run.here.companyId}`;
      if ("host" in wrong) run.duo.state.down = true;
      const person = await run.member("viewer");
      const { codes } = await makeRecoveryCodes(run.ctxOf(person));
      const token = await run.begin(person);
      expect(await askProvider(token, broken, visit(), db)).toEqual({ kind: "refused", why: "down" });
      const { session } = await answerCode(token, codes[0] ?? "", visit(), db);
      const sight = await sightOf(session?.token ?? "", new Date(), db);
      expect(sight).toMatchObject({ userId: person.userId, owes: null });
      expect(sight && passedAt(sight, broken)).toBeNull();
    },
  );

  test("while Duo is down, owners get in with their app; others don't, and nor do owners while it works", async () => {
    const outcomes: Record<string, unknown> = {};
    for (const role of ["owner", "viewer"] as const) {
      const person = await run.member(role);
      const ctx = { ...run.ctxOf(person), now: new Date(Date.now() - 3_600_000) };
      const { secret } = await startTotp(ctx);
      const at = (when: Date) =>
        new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: when.getTime() });
      await confirmTotp(ctx, { code: at(ctx.now) });
      const token = await run.begin(person);
      const minutes = (count: number) => new Date(Date.now() - 600_000 + count * 60_000);
      const first = visit(minutes(1));
      outcomes[`${role} while it works`] = (await answerCode(token, at(first.now), first, db)).session;
      run.duo.state.down = true;
      await askProvider(token, run.int, visit(), db);
      const second = visit(minutes(3));
      outcomes[role] = await answerCode(token, at(second.now), second, db).then(
        ({ session }) => session,
        (error) => error.code,
      );
      run.duo.state.down = false;
    }
    expect(outcomes).toEqual({
      "owner while it works": null,
      owner: expect.objectContaining({ token: expect.any(String) }),
      "viewer while it works": null,
      viewer: "unauthenticated",
    });
  });

  test("while Duo is down, everybody gets in where the company chose so, and nobody where it did not", async () => {
    const person = await run.member("viewer");
    run.duo.state.down = true;
    expect(await askProvider(await run.begin(person), run.int, visit(), db)).toEqual({ kind: "refused", why: "down" });
    expect(await run.sessionsOf(person)).toHaveLength(0);
    await run.setPolicy({ letInWhenDown: true });
    expect(await askProvider(await run.begin(person), run.int, visit(), db)).toMatchObject({ kind: "through" });
    expect(await run.sessionsOf(person)).toHaveLength(1);
  });

  test("an installation that is disabled or deleted stands in nobody's way", async () => {
    const person = await run.member("viewer");
    await db.owner`update integrations set is_enabled = false where id = ${run.int}`;
    expect((await run.enter(person)).kind).toBe("session");
    await db.owner`update integrations set is_enabled = true, deleted_at = now() where id = ${run.int}`;
    expect((await run.enter(person)).kind).toBe("session");
  });
});
