import { v7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import { listCallers, listRequests } from "@/lib/requests";
import { testDb, world } from "@/lib/testing";
import { findRequestElsewhere } from "./find-request-elsewhere";
import { getRequest } from "./get-request";
import { flushRequests, type NotedRequest, noteRequest } from "./note-request";

const db = await testDb();
const { here, elsewhere, token } = await world(db);
const ownerOf = ({ tenantId, companyId, environment }: Ctx) => ({ tenant: tenantId, company: companyId, environment });
const bearer = {
  hash: String((await db.owner`select secret_hash from credentials where id = ${token.id}`)[0]?.secret_hash),
};

function note(over: Partial<NotedRequest> = {}): string {
  const id = over.id ?? newId("req");
  noteRequest({ id, method: "GET", route: "/api/payment/{id}", status: 200, ip: null, ms: 1, owner: bearer, ...over });
  return id;
}
const ids = async (ctx: Ctx, query: Parameters<typeof listRequests>[1] = {}) =>
  (await listRequests(ctx, query)).data.map(({ id }) => id);

let scope: string,
  mistake: string,
  bug: string,
  browser: string,
  foreign: string,
  company: string,
  live: string,
  wide: string;
beforeAll(async () => {
  scope = note({ status: 403, reason: "scope", detail: "payments.get" });
  mistake = note({ status: 400, reason: "invalid_request", method: "POST", route: "/api/payment/checkout" });
  bug = note({ status: 500, reason: "internal_error" });
  browser = note({ origin: "https://shop.example" });
  foreign = note({ owner: ownerOf(elsewhere.tenant) });
  company = note({ owner: ownerOf(elsewhere.company) });
  live = note({ owner: ownerOf(elsewhere.environment) });
  wide = note({ owner: { ...ownerOf(here), company: null } });
  await flushRequests();
});

describe("listRequests", () => {
  test("shows what is of this company and environment and what speaks for the whole tenant, newest first", async () => {
    expect(await ids(here)).toEqual([wide, browser, bug, mistake, scope]);
    expect(await ids(elsewhere.tenant)).toEqual([foreign]);
    expect(await ids(elsewhere.company)).toEqual([wide, company]);
    expect(await ids(elsewhere.environment)).toEqual([live]);
  });

  test("hides from people who are limited to companies what speaks for all of them", async () => {
    const limited = { ...here, principal: { ...here.principal, companyIds: [here.companyId] } };
    expect(await ids(limited)).not.toContain(wide);
    expect(await ids(limited)).toContain(scope);
  });

  test.each([
    [{ outcome: "refused" as const }, () => [scope]],
    [{ outcome: "invalid" as const }, () => [mistake]],
    [{ outcome: "failed" as const }, () => [bug]],
    [{ outcome: "succeeded" as const }, () => [wide, browser]],
    [{ fromBrowser: true }, () => [browser]],
    [{ credentialId: token.id }, () => [browser, bug, mistake, scope]],
    [{ method: "POST", route: "/api/payment/checkout" }, () => [mistake]],
  ])("narrows to %j", async (query, wanted) => {
    expect(await ids(here, query)).toEqual(wanted());
  });

  test("finds a call by its whole id, and nothing by what is none", async () => {
    expect(await ids(here, { search: scope })).toEqual([scope]);
    for (const search of [foreign, scope.slice(0, -1), "%", "x' or '1'='1"])
      expect(await ids(here, { search })).toEqual([]);
  });

  test("leads through all of them page by page and back", async () => {
    const all = await ids(here);
    const first = await listRequests(here, { limit: 2 });
    const second = await listRequests(here, { limit: 2, cursor: first.nextCursor ?? "" });
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(all.slice(0, 4));
    const back = await listRequests(here, { limit: 2, newerThan: second.previousCursor ?? "" });
    expect(back.data.map(({ id }) => id)).toEqual(all.slice(0, 2));
    expect(back.previousCursor).toBeNull();
  });

  test("tells with what a call came, and never its secret", async () => {
    const [line] = (await listRequests(here, { search: scope })).data;
    expect(line).toMatchObject({ kind: "client_token", label: "Server", reason: "scope", detail: "payments.get" });
    expect(JSON.stringify(line)).not.toContain(bearer.hash);
    expect(await listCallers(here)).toMatchObject([{ id: token.id }]);
  });
});

describe("getRequest", () => {
  test("opens a call by either form of id", async () => {
    const id = note({ id: v7(), status: 404, reason: "not_found" });
    await flushRequests();
    expect(await getRequest(here, { id })).toMatchObject({ id, reason: "not_found" });
    expect(await getRequest(here, { id: scope })).toMatchObject({ id: scope, credential: { id: token.id } });
  });

  test("knows nothing of another tenant, company or environment", async () => {
    for (const id of [foreign, company, live, "req_none", ""])
      await expect(getRequest(here, { id })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("findRequestElsewhere", () => {
  test("tells where in the tenant a call was made, to those who may go there", async () => {
    expect(await findRequestElsewhere(here, { id: live })).toMatchObject({ environment: "production" });
    expect(await findRequestElsewhere(here, { id: company })).toMatchObject({ companyId: elsewhere.company.companyId });
    for (const id of [foreign, scope, wide, "req_none"]) expect(await findRequestElsewhere(here, { id })).toBeNull();
    const limited = { ...here, principal: { ...here.principal, companyIds: [here.companyId] } };
    expect(await findRequestElsewhere(limited, { id: company })).toBeNull();
  });
});

test("everything of the log asks for the permission to read it", async () => {
  const weak = { ...here, principal: { ...here.principal, permissions: ["tenant:read", "audit:read"] } };
  const tries = [
    listRequests(weak, {}),
    getRequest(weak, { id: scope }),
    listCallers(weak),
    findRequestElsewhere(weak, { id: scope }),
  ];
  for (const attempt of tries) await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
});
