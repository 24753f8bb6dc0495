import { describe, expect, test } from "vitest";
import { testDb, twoTenants } from "@/lib/testing";
import { answered, BACK, oauthApp, personOf, pkce, wishOf } from "@/lib/testing/oauth-app";
import { disableOauthClient, readAuthorization } from ".";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const app = await oauthApp(here, { scopes: ["payments.get", "payments.list"] });
const { challenge } = pkce();
const read = (over: Record<string, string | null> = {}, id = app.clientId) =>
  readAuthorization(new URLSearchParams(wishOf(id, challenge, over)), db);
const told = async (over: Record<string, string | null>) => {
  const answer = await read(over);
  if (answer.kind !== "answer") throw new Error(`not an answer: ${answer.kind}`);
  const { searchParams, origin, pathname } = new URL(answer.address);
  return { to: origin + pathname, ...Object.fromEntries(searchParams) };
};

describe("a request for a person's consent", () => {
  test("asks for what the app named, or for all it registered", async () => {
    expect(await read({ scope: "payments.list" })).toMatchObject({ kind: "ask", wish: { scopes: ["payments.list"] } });
    expect(await read()).toMatchObject({ kind: "ask", wish: { scopes: ["payments.get", "payments.list"] } });
  });

  test.each([
    ["an unknown app", { client_id: "oac_00000000000000000000000000000000" }],
    ["no app", { client_id: null }],
  ])("of %s is told to nobody but the person", async (_, over) => {
    expect(await read(over)).toEqual({ kind: "nobody" });
  });

  test("of a disabled app is told to nobody but the person", async () => {
    const off = await oauthApp(here);
    await disableOauthClient(here, { id: off.id });
    expect(await read({}, off.clientId)).toEqual({ kind: "nobody" });
  });

  test.each([
    `${BACK}/`,
    `${BACK}?x=1`,
    "https://evil.example/back",
    "http://app.example/back",
    "HTTPS://app.example/back",
    "",
  ])("that would answer at %j never gets there", async (redirect_uri) => {
    expect(await read({ redirect_uri })).toEqual({ kind: "elsewhere", name: "Ledgerly" });
  });

  test("of an app on the person's own machine may come from any port, and from no other path", async () => {
    const native = await oauthApp(here, { redirectUris: ["http://127.0.0.1/cb"] });
    const at = async (redirect_uri: string) => (await read({ redirect_uri }, native.clientId)).kind;
    expect(await at("http://127.0.0.1:49152/cb")).toBe("ask");
    const others = ["http://127.0.0.1:49152/other", "http://127.0.0.1.evil.example/cb", "http://localhost:49152/cb"];
    for (const other of others) expect(await at(other)).toBe("elsewhere");
  });

  test.each([
    ["plain PKCE", { code_challenge_method: "plain" }, "invalid_request"],
    ["PKCE without its method, which means plain", { code_challenge_method: null }, "invalid_request"],
    ["no PKCE", { code_challenge: null, code_challenge_method: null }, "invalid_request"],
    ["a challenge that is none", { code_challenge: "abc" }, "invalid_request"],
    ["the implicit grant", { response_type: "token" }, "unsupported_response_type"],
    ["no response_type", { response_type: null }, "invalid_request"],
    ["a fragment for an answer", { response_mode: "fragment" }, "invalid_request"],
    ["a request object", { request: "x" }, "request_not_supported"],
    ["a scope it did not register", { scope: "payments.create" }, "invalid_scope"],
    ["a scope that does not exist", { scope: "openid" }, "invalid_scope"],
    ["every scope", { scope: "*" }, "invalid_scope"],
  ])("with %s is refused at the app's own address, with state and issuer", async (_, over, error) => {
    expect(await told(over)).toMatchObject({ to: BACK, error, state: "s-1", iss: "http://localhost:3000" });
  });

  test.each(["customers.read", "gateways.write", "merchants.tokens.write"])(
    "of an app that registered everything still can't be for %s, which the consent page has no words for",
    async (scope) => {
      const { clientId } = await oauthApp(here);
      const answer = await read({ scope: `payments.get ${scope}` }, clientId);
      expect(answer).toMatchObject({ kind: "answer", address: expect.stringContaining("error=invalid_scope") });
    },
  );

  test("that says a thing twice is refused", async () => {
    const twice = new URLSearchParams(`${wishOf(app.clientId, challenge)}&scope=payments.get&scope=payments.list`);
    expect(await readAuthorization(twice, db)).toMatchObject({ kind: "answer" });
  });
});

describe("a person's answer", () => {
  test("is a code with state and issuer, or a plain no", async () => {
    const person = await personOf(here);
    const query = wishOf(app.clientId, challenge);
    const yes = await answered(person, here, query);
    expect(Object.fromEntries(yes.searchParams)).toEqual({
      code: expect.stringMatching(/^poc_test_/),
      state: "s-1",
      iss: "http://localhost:3000",
    });
    const no = await answered(person, here, query, { decision: "deny" });
    expect(Object.fromEntries(no.searchParams)).toMatchObject({ error: "access_denied", state: "s-1" });
  });

  test("can't open a company that is not theirs", async () => {
    const guest = await personOf(here, "owner", [here.companyId]);
    const query = wishOf(app.clientId, challenge);
    for (const { companyId } of [elsewhere.tenant, elsewhere.company]) {
      await expect(answered(guest, here, query, { companyId })).rejects.toMatchObject({ code: "not_found" });
    }
  });

  test("is a no when they may do nothing of what the app asks", async () => {
    const writer = await oauthApp(here, { scopes: ["payments.create"] });
    const viewer = await personOf(here, "viewer");
    const answer = await answered(viewer, here, wishOf(writer.clientId, challenge));
    expect(answer.searchParams.get("error")).toBe("access_denied");
  });

  test("never goes to an address that is not the app's", async () => {
    const person = await personOf(here);
    const query = wishOf(app.clientId, challenge, { redirect_uri: "https://evil.example/" });
    await expect(answered(person, here, query)).rejects.toMatchObject({ code: "not_found" });
  });
});
