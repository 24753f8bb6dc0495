import { describe, expect, test } from "vitest";
import { apiKey, application, callerWith, clientToken, ownPair, testDb, twoTenants } from "@/lib/testing";
import { admit } from "./admit";
import { createApiKey } from "./create-api-key";
import { deleteApiKey } from "./delete-api-key";
import { listApiKeys } from "./list-api-keys";
import { revokeCredential } from "./revoke-credential";
import { CreateApiKey, DeleteApiKey } from "./schema";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const call = (secret: string, over: object = {}) => admit(callerWith(db, secret, { accepts: ["api_key"], ...over }));
const limited = { ...elsewhere.company, principal: { ...here.principal, companyIds: [elsewhere.company.companyId] } };
const order = (over: object = {}) =>
  CreateApiKey.parse({ name: "Key", companyId: here.companyId, environment: "sandbox", ...over });

describe("an API key", () => {
  test("opens everything of its company and environment", async () => {
    const { secret } = await createApiKey(
      here,
      order({ companyId: elsewhere.company.companyId, environment: "production" }),
    );
    await expect(call(secret, { scope: "gateways.write" })).resolves.toMatchObject({
      tenantId: here.tenantId,
      companyId: elsewhere.company.companyId,
      environment: "production",
    });
    await expect(call(secret, { accepts: ["client_token"] })).rejects.toMatchObject({ extra: { reason: "kind" } });
  });

  test("can be narrowed", async () => {
    const { secret } = await apiKey(here, { scopes: ["gateways.read"] });
    await expect(call(secret, { scope: "gateways.read" })).resolves.toBeTruthy();
    await expect(call(secret, { scope: "gateways.write" })).rejects.toMatchObject({ extra: { reason: "scope" } });
  });

  test("needs a name, one of the account's companies and an environment", async () => {
    for (const bad of [{ name: " " }, { companyId: "" }, { environment: "live" }, { environment: undefined }]) {
      expect(CreateApiKey.safeParse({ name: "Key", companyId: "c", environment: "sandbox", ...bad }).success).toBe(
        false,
      );
    }
    const foreign = order({ companyId: elsewhere.tenant.companyId });
    await expect(createApiKey(here, foreign)).rejects.toMatchObject({ fields: { companyId: [expect.any(String)] } });
    await expect(createApiKey(limited, order())).rejects.toMatchObject({ fields: { companyId: [expect.any(String)] } });
    await expect(createApiKey(limited, order({ companyId: elsewhere.company.companyId }))).resolves.toBeTruthy();
  });

  test("is an administrator's to make, see and delete", async () => {
    const { id } = await apiKey(here);
    const developer = {
      ...here,
      principal: { ...here.principal, permissions: ["tenant:manage:api:credentials", "application:manage"] },
    };
    const attempts = [
      createApiKey(developer, order()),
      listApiKeys(developer),
      deleteApiKey(developer, { id, confirmed: true }),
      revokeCredential(developer, { id }),
    ];
    const codes = await Promise.all(attempts.map((attempt) => attempt.catch((error) => error.code)));
    expect(codes).toEqual(codes.map(() => "forbidden"));
  });

  test("ends when it is deleted, from wherever in the account, and only when that is really meant", async () => {
    const { id, secret } = await apiKey(here);
    expect(DeleteApiKey.safeParse({ id }).success).toBe(false);
    expect(DeleteApiKey.safeParse({ id, confirmed: false }).success).toBe(false);
    await deleteApiKey(elsewhere.environment, { id, confirmed: true });
    await expect(call(secret)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(deleteApiKey(here, { id, confirmed: true })).rejects.toMatchObject({ code: "not_found" });
    const [told] =
      await db.owner`select environment from audit_events where target_id = ${id} and action = 'credential.revoked'`;
    expect(told).toEqual({ environment: "sandbox" });
  });

  test("is not another tenant's, a limited person's, or another kind's to delete", async () => {
    const { id } = await apiKey(here);
    for (const ctx of [elsewhere.tenant, limited]) {
      await expect(deleteApiKey(ctx, { id, confirmed: true })).rejects.toMatchObject({ code: "not_found" });
    }
    const token = await clientToken(here, (await application(here)).id);
    await expect(deleteApiKey(here, { id: token.id, confirmed: true })).rejects.toMatchObject({ code: "not_found" });
  });
});

test("the list is over all companies and both environments, with each key's company and mode", async () => {
  const other = await createApiKey(here, order({ companyId: elsewhere.company.companyId, environment: "production" }));
  const foreign = await apiKey(elsewhere.tenant);
  const { data: list } = await listApiKeys(here);
  expect(list.find(({ id }) => id === other.id)).toMatchObject({ companyName: "Other brand", mode: "Production" });
  expect(list.map(({ id }) => id)).not.toContain(foreign.id);
  expect(new Set((await listApiKeys(limited)).data.map(({ companyId }) => companyId))).toEqual(
    new Set([elsewhere.company.companyId]),
  );
  expect(JSON.stringify(list)).not.toContain(other.secret.slice(14));
});

test("a person limited to some companies neither makes nor ends what speaks for all of them", async () => {
  const pair = await ownPair(here);
  await expect(ownPair(limited)).rejects.toMatchObject({ code: "forbidden" });
  await expect(revokeCredential(limited, pair)).rejects.toMatchObject({ code: "not_found" });
});
