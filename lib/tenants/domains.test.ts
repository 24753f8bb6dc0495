import { describe, expect, test } from "vitest";
import { admit } from "@/lib/credentials";
import { accessToken, callerWith, testDb, twoTenants } from "@/lib/testing";
import { createDomain } from "./create-domain";
import { deleteDomain } from "./delete-domain";
import { listDomains } from "./list-domains";
import { CreateDomain, UpdateDomain } from "./schema";
import { updateDomain } from "./update-domain";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const add = (ctx: typeof here, fqdn: string, over: object = {}) =>
  createDomain(ctx, CreateDomain.parse({ fqdn, environment: "sandbox", ...over }));
const live = { environment: "production", isPrimary: true };

describe("a brand's domains", () => {
  test("are all listed, live and sandbox, with a badge and the address for integrators, the primary one first", async () => {
    await add(here, "Sandbox.One.example ");
    await add(here, "b.one.example", { environment: "production" });
    await add(here, "a.one.example:8443", live);
    const list = await listDomains(here);
    expect(list.map(({ fqdn, badge }) => [fqdn, badge])).toEqual([
      ["a.one.example:8443", "Live"],
      ["b.one.example", "Live"],
      ["sandbox.one.example", "Sandbox"],
    ]);
    expect(list[0]?.apiUrl).toBe("http://a.one.example:8443/api/integration/crm/");
    expect(await listDomains(elsewhere.environment)).toEqual(list);
    expect(await listDomains(elsewhere.company)).toEqual([]);
    expect(await listDomains(elsewhere.tenant)).toEqual([]);
  });

  test("have one primary at most: a new one takes the old one's place", async () => {
    const first = await add(elsewhere.company, "first.two.example", live);
    const second = await add(elsewhere.company, "second.two.example", live);
    const primaries = async () =>
      (await listDomains(elsewhere.company)).filter(({ isPrimary }) => isPrimary).map(({ id }) => id);
    expect(await primaries()).toEqual([second.id]);
    await updateDomain(elsewhere.company, UpdateDomain.parse({ id: first.id, ...live }));
    expect(await primaries()).toEqual([first.id]);
  });

  test("are never primary and sandbox, and only a sandbox one has an IP whitelist", () => {
    const problem = (over: object) => CreateDomain.safeParse({ fqdn: "x.example", ...over }).error?.issues[0];
    expect(problem({ environment: "sandbox", isPrimary: true })).toMatchObject({ path: ["isPrimary"] });
    expect(problem({ environment: "production", allowedIps: ["203.0.113.7"] })).toMatchObject({ path: ["allowedIps"] });
    expect(problem({ environment: "sandbox", allowedIps: ["nowhere.example"] })).toMatchObject({
      path: ["allowedIps", 0],
    });
    expect(problem({ environment: "sandbox", allowedIps: ["203.0.113.7"] })).toBeUndefined();
  });

  test.each([
    "https://x.example",
    "x.example/path",
    "localhost",
    "203.0.113.7:3000",
    "-x.example",
    "x..example",
    "x.example:0",
    "x.example:65536",
    "",
  ])("are hosts and nothing else: %j is refused", (fqdn) =>
    expect(CreateDomain.safeParse({ fqdn, environment: "sandbox" }).success).toBe(false),
  );

  test("belong to one company of the installation, and never take the installation's own host", async () => {
    await add(here, "mine.example");
    await expect(add(elsewhere.tenant, "mine.example")).rejects.toMatchObject({ code: "conflict" });
    for (const fqdn of ["localhost:3000", "localhost"]) {
      const own = { ...CreateDomain.parse({ fqdn: "x.example", environment: "sandbox" }), fqdn };
      await expect(createDomain(here, own)).rejects.toMatchObject({ fields: { fqdn: [expect.any(String)] } });
    }
  });

  test("are changed and removed by their own company with tenant:update:domains, and told of", async () => {
    const { id } = await add(here, "changing.example");
    const change = UpdateDomain.parse({ id, environment: "production", description: "Checkout" });
    const weak = { ...here, principal: { ...here.principal, permissions: ["tenant:read"] } };
    const attempts = [add(weak, "weak.example"), updateDomain(weak, change), deleteDomain(weak, { id })];
    const codes = await Promise.all(attempts.map((attempt) => attempt.catch((error) => error.code)));
    expect(codes).toEqual(["forbidden", "forbidden", "forbidden"]);
    for (const ctx of [elsewhere.tenant, elsewhere.company]) {
      await expect(updateDomain(ctx, change)).rejects.toMatchObject({ code: "not_found" });
      await expect(deleteDomain(ctx, { id })).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await updateDomain(here, change)).toMatchObject({ badge: "Live", description: "Checkout" });
    await deleteDomain(here, { id });
    await expect(deleteDomain(here, { id })).rejects.toMatchObject({ code: "not_found" });
    const told = await db.owner`select action from audit_events where target_id = ${id} order by sequence`;
    expect(told.map(({ action }) => action)).toEqual(["domain.created", "domain.updated", "domain.deleted"]);
  });

  test("keep other brands' and the other environment's credentials out at any port", async () => {
    await add(here, "ports.example");
    await add(elsewhere.tenant, "ports.example:9443");
    const [mine, theirs] = [await accessToken(here), await accessToken(elsewhere.tenant)];
    const live = await accessToken({ ...here, environment: "production" });
    const call = ({ secret }: { secret: string }, host: string) =>
      admit(callerWith(db, secret, { accepts: ["access_token"], scope: null, host })).then(
        () => "in",
        ({ extra }) => extra.reason,
      );
    for (const host of ["ports.example", "ports.example:3000"]) {
      expect(await Promise.all([call(mine, host), call(theirs, host), call(live, host)])).toEqual([
        "in",
        "host",
        "host",
      ]);
    }
    const own = "ports.example:9443";
    expect(await Promise.all([call(mine, own), call(theirs, own)])).toEqual(["host", "in"]);
  });

  test("let a credential in from the addresses on the sandbox whitelist only", async () => {
    await add(here, "fenced.example", { allowedIps: ["198.51.100.0/24"] });
    const { secret } = await accessToken(here, { allowedIps: ["198.51.100.0/24", "203.0.113.7"] });
    const call = (ip: string) =>
      admit(callerWith(db, secret, { accepts: ["access_token"], scope: "payments.get", host: "fenced.example", ip }));
    await expect(call("198.51.100.9")).resolves.toBeTruthy();
    await expect(call("203.0.113.7")).rejects.toMatchObject({ extra: { reason: "host" } });
  });
});
