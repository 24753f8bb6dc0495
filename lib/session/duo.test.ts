import { readFileSync } from "node:fs";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { judgeBy } from "@/lib/connectors/conformance-spec";
import { testDb } from "@/lib/testing";
import { type DuoRun, duoRun, visit } from "@/lib/testing/duo-run";
import { openProviderServer } from "@/lib/testing/provider-server";
import { askProvider } from "./ask-provider";
import { hearPush, hearRedirect } from "./hear-provider";
import { sightOf } from "./sight";

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

const judge = judgeBy({
  ...JSON.parse(readFileSync(new URL("../connectors/duo/api.json", import.meta.url), "utf8")),
  servers: [{ url: "https://api-0123abcd.duosecurity.com" }],
});
const misfits = () => server.heard().flatMap((exchange) => (exchange.answer.status === 503 ? [] : judge(exchange)));

describe("the Universal Prompt", () => {
  test("lets somebody in after a yes, and every request on the way is as Duo describes it", async () => {
    const person = await run.member("viewer");
    const token = await run.begin(person);
    expect(await run.sessionsOf(person)).toHaveLength(0);
    const heard = await hearRedirect(token, await run.trip(token), visit(), db);
    expect(heard).toMatchObject({ kind: "through", nextPath: "/payments" });
    const session = heard.kind === "through" ? heard.session : null;
    expect(await sightOf(session?.token ?? "", new Date(), db)).toMatchObject({ userId: person.userId, owes: null });
    expect(server.heard().map(({ request }) => request.path)).toEqual(["/oauth/v1/health_check", "/oauth/v1/token"]);
    expect(misfits()).toEqual([]);
  });

  test("takes neither a wrong state, nor none, nor the state of another browser", async () => {
    const [person, other] = [await run.member("viewer"), await run.member("viewer")];
    const [token, elsewhere] = [await run.begin(person), await run.begin(other)];
    const [mine, theirs] = [await run.trip(token), await run.trip(elsewhere)];
    for (const state of [null, "", "x".repeat(43), theirs.state])
      expect(await hearRedirect(token, { ...mine, state }, visit(), db)).toMatchObject({ why: "mismatch" });
    expect(await hearRedirect(token, theirs, visit(), db)).toMatchObject({ why: "mismatch" });
    await expect(hearRedirect("no cookie", mine, visit(), db)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await run.sessionsOf(person)).toHaveLength(0);
  });

  test("takes an answer once: not again, and not the code of an earlier trip", async () => {
    const person = await run.member("viewer");
    const token = await run.begin(person);
    const first = await run.trip(token);
    const twice = await Promise.all([1, 2, 3].map(() => hearRedirect(token, first, visit(), db).catch(() => null)));
    expect(twice.filter((heard) => heard?.kind === "through")).toHaveLength(1);
    expect(await run.sessionsOf(person)).toHaveLength(1);
    const next = await run.begin(person);
    const { state } = await run.trip(next);
    expect(await hearRedirect(next, { state, code: first.code }, visit(), db)).toMatchObject({ why: "mismatch" });
  });

  test.each([
    ["is signed by nobody", { alg: "none" }],
    ["is signed by another algorithm", { alg: "HS256" }],
    ["is about another client", { claims: { aud: "DIEXAMPLE00000000002" } }],
    ["is over", { claims: { exp: 1_700_000_000 } }],
    ["is about another person", { claims: { preferred_username: "eve@example.com" } }],
    ["answers another question", { claims: { nonce: "another" } }],
    ["answers no question", { claims: { nonce: undefined } }],
    ["is of another issuer", { claims: { iss: "https://api-99999999.duosecurity.com/oauth/v1/token" } }],
  ])("refuses a token that %s", async (_, bend) => {
    const person = await run.member("viewer");
    const token = await run.begin(person);
    const back = await run.trip(token);
    run.duo.state.bend = bend;
    expect(await hearRedirect(token, back, visit(), db)).toMatchObject({ kind: "refused", why: "mismatch" });
    expect(await run.sessionsOf(person)).toHaveLength(0);
  });

  test("refuses a genuine token that says deny, and a return without a code", async () => {
    const person = await run.member("viewer");
    const token = await run.begin(person);
    expect(await hearRedirect(token, await run.trip(token, "deny"), visit(), db)).toMatchObject({ why: "denied" });
    const { state } = await run.trip(token);
    expect(await hearRedirect(token, { state, code: null }, visit(), db)).toMatchObject({ why: "denied" });
    expect(await run.sessionsOf(person)).toHaveLength(0);
  });
});

describe("a push", () => {
  beforeEach(async () => {
    run.int = await run.install(run.here, { ...run.duo.settings, flow: "push" });
    await run.passTest(run.int);
    await run.setPolicy({ integrationId: run.int });
  });

  test("lets somebody in after a yes, and every request on the way is as Duo describes it", async () => {
    const person = await run.member("viewer");
    const token = await run.begin(person);
    expect(await askProvider(token, run.int, visit(), db)).toEqual({ kind: "waiting" });
    expect(await hearPush(token, visit(), db)).toEqual({ kind: "waiting" });
    run.duo.press("allow");
    const heard = await Promise.all([1, 2, 3].map(() => hearPush(token, visit(), db).catch(() => null)));
    expect(heard.filter((one) => one?.kind === "through" && one.session)).toHaveLength(1);
    expect(await run.sessionsOf(person)).toHaveLength(1);
    expect(misfits()).toEqual([]);
    const sent = new URLSearchParams(
      server.heard().find(({ request }) => request.path === "/auth/v2/auth")?.request.body,
    );
    expect(Object.fromEntries(sent)).toMatchObject({
      username: person.email,
      factor: "push",
      async: "1",
      device: "auto",
    });
  });

  test.each([
    ["deny", "denied"],
    ["timeout", "timeout"],
    ["fraud", "fraud"],
  ] as const)("that ends with %s lets nobody in, and can be sent again", async (answer, why) => {
    const person = await run.member("viewer");
    const token = await run.begin(person);
    await askProvider(token, run.int, visit(), db);
    run.duo.press(answer);
    expect(await hearPush(token, visit(), db)).toMatchObject({ kind: "refused", why });
    expect(await hearPush(token, visit(), db)).toMatchObject({ kind: "refused" });
    expect(await run.sessionsOf(person)).toHaveLength(0);
    await askProvider(token, run.int, visit(), db);
    run.duo.press("allow");
    expect(await hearPush(token, visit(), db)).toMatchObject({ kind: "through" });
  });

  test("is not waited for longer than 90 seconds", async () => {
    const token = await run.begin(await run.member("viewer"));
    await askProvider(token, run.int, visit(), db);
    run.duo.press("allow");
    expect(await hearPush(token, visit(new Date(Date.now() + 91_000)), db)).toMatchObject({ why: "timeout" });
  });

  test("is sent three times at one sign-in and no more, also when they come at once", async () => {
    const token = await run.begin(await run.member("viewer"));
    const asked = await Promise.all(Array.from({ length: 8 }, () => askProvider(token, run.int, visit(), db)));
    expect(asked.filter(({ kind }) => kind === "waiting")).toHaveLength(3);
    expect(run.duo.state.pushed).toBe(3);
  });

  test("leads somebody without a telephone to Duo's set-up, and lets in whom Duo exempts", async () => {
    const token = await run.begin(await run.member("viewer"));
    run.duo.state.preauth = "enroll";
    const asked = await askProvider(token, run.int, visit(), db);
    expect(asked).toMatchObject({ kind: "refused", why: "enroll", enrollUrl: expect.stringMatching(/^https:/) });
    run.duo.state.preauth = "deny";
    expect(await askProvider(token, run.int, visit(), db)).toMatchObject({ kind: "refused", why: "denied" });
    run.duo.state.preauth = "allow";
    expect(await askProvider(token, run.int, visit(), db)).toMatchObject({ kind: "through" });
  });

  test("that Duo will not send because there were too many opens nothing, even where its being down would", async () => {
    await run.setPolicy({ letInWhenDown: true });
    const person = await run.member("owner");
    const token = await run.begin(person);
    run.duo.state.limited = true;
    expect(await askProvider(token, run.int, visit(), db)).toEqual({ kind: "refused", why: "busy" });
    expect(await run.sessionsOf(person)).toHaveLength(0);
  });

  test("that fails opens nothing while Duo's own check still answers, or is itself asked too often", async () => {
    await run.setPolicy({ letInWhenDown: true });
    const person = await run.member("owner");
    const token = await run.begin(person);
    run.duo.state.broken = true;
    expect(await askProvider(token, run.int, visit(), db)).toEqual({ kind: "refused", why: "mismatch" });
    run.duo.state.checkLimited = true;
    expect(await askProvider(token, run.int, visit(), db)).toEqual({ kind: "refused", why: "mismatch" });
    expect(await run.sessionsOf(person)).toHaveLength(0);
  });
});
