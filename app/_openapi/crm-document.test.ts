import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import * as json from "@/app/api/integration/crm/openapi.json/route";
import * as yaml from "@/app/api/integration/crm/openapi.yaml/route";
import { createAccessToken } from "@/lib/credentials";
import { CreateAccessToken } from "@/lib/credentials/schema";
import { createDomain, setDocsSignIn } from "@/lib/tenants";
import { CreateDomain } from "@/lib/tenants/schema";
import { testDb, twoTenants } from "@/lib/testing";
import { CRM_BASE, crmDocument } from "./crm-document";

const PEER = "203.0.113.7";
(globalThis as Record<symbol, unknown>)[Symbol.for("portico.peer-header")] = "x-test-peer";
const { here, elsewhere } = await twoTenants(await testDb());
const domain = (ctx: typeof here, fqdn: string, over: object = {}) =>
  createDomain(ctx, CreateDomain.parse({ fqdn, environment: "production", ...over }));
await domain(here, "api.first.example", { isPrimary: true });
await domain(here, "sandbox.first.example", { environment: "sandbox" });
await domain(elsewhere.tenant, "api.second.example");

describe("the documents of a brand", () => {
  const ask = (host: string, headers: Record<string, string> = {}) =>
    new Request(`http://localhost${CRM_BASE}/openapi.json`, { headers: { host, ...headers } });

  test("name the host that was asked first, then the brand's others, and nobody else's", async () => {
    const { document } = await crmDocument("sandbox.first.example");
    expect(document.servers).toEqual([
      { url: "http://sandbox.first.example/api/integration/crm", description: "Sandbox" },
      { url: "http://api.first.example/api/integration/crm", description: "Live" },
    ]);
    expect(document.info.title).toBe("First CRM API");
    expect(JSON.stringify(document)).not.toContain("second.example");
  });

  test("are the brand's at any port of its host, and name the one that was asked", async () => {
    const { document } = await crmDocument("sandbox.first.example:8443");
    expect(document.servers.map(({ url }) => url)).toEqual([
      "http://sandbox.first.example:8443/api/integration/crm",
      "http://api.first.example/api/integration/crm",
    ]);
  });

  test("are the installation's on a host that nobody registered", async () => {
    const { document, brand } = await crmDocument("unknown.example");
    expect(brand).toBeNull();
    expect(document.servers.map(({ url }) => url)).toEqual(["http://localhost:3000/api/integration/crm"]);
  });

  test("say the same in JSON and in YAML", async () => {
    const asJson = await json.GET(ask("api.first.example"));
    const asYaml = await yaml.GET(ask("api.first.example"));
    expect(asJson.headers.get("content-type")).toMatch(/^application\/json/);
    expect(asYaml.headers.get("content-type")).toMatch(/^application\/yaml/);
    expect(parse(await asYaml.text())).toEqual(JSON.parse(await asJson.text()));
  });

  test("are sent again only when they have changed, and can be read from any page", async () => {
    const first = await json.GET(ask("api.first.example"));
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]+"$/);
    expect(first.headers.get("access-control-allow-origin")).toBe("*");
    const again = await json.GET(ask("api.first.example", { "if-none-match": `W/${etag}, "x"` }));
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    const elsewhere = await json.GET(ask("sandbox.first.example", { "if-none-match": etag }));
    expect(elsewhere.status).toBe(200);
    expect(json.OPTIONS().headers.get("access-control-allow-headers")).toContain("Authorization");
  });

  test("are only read, and say so to every other method", async () => {
    const writing = { POST: json.POST, PUT: json.PUT, PATCH: json.PATCH, DELETE: json.DELETE };
    for (const [method, write] of Object.entries(writing)) {
      const refused = write(new Request(`http://localhost${CRM_BASE}/openapi.json`, { method }));
      expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
      expect(refused.headers.get("content-type")).toBe("application/problem+json");
    }
  });

  test("open to credentials of the brand alone when they need a sign-in", async () => {
    await setDocsSignIn(elsewhere.tenant, { required: true });
    const token = (ctx: typeof here) =>
      createAccessToken(
        ctx,
        CreateAccessToken.parse({ name: "Vendor", permissions: ["payments.get"], allowedIps: [PEER] }),
      );
    const live = { ...elsewhere.tenant, environment: "production" as const };
    const own = (await token(live)).secret;
    const foreign = (await token({ ...here, environment: "production" })).secret;
    const read = async (secret: string) =>
      json.GET(ask("api.second.example", { authorization: `Bearer ${secret}`, "x-test-peer": PEER }));
    const opened = await read(own);
    expect(opened.status).toBe(200);
    expect(opened.headers.get("cache-control")).toContain("private");
    expect((await read(foreign)).status).toBe(403);
    expect((await read("nothing")).status).toBe(401);
    expect((await json.GET(ask("api.first.example", { authorization: "Bearer nothing" }))).status).toBe(200);
  });
});
