import { beforeAll, describe, expect, test } from "vitest";
import { verifyAudit } from "@/lib/audit";
import type { Ctx } from "@/lib/context";
import { createCheckout, listPayments, requirePayment } from "@/lib/payments";
import {
  affiliateOf,
  application,
  bearerOf,
  callerWith,
  checkoutBody,
  merchantPair,
  mint,
  ownPair,
  testDb,
  twoTenants,
} from "@/lib/testing";
import { admit } from "./admit";
import { deleteMerchantCredential } from "./delete-merchant-credential";
import { disableCredential } from "./disable-credential";
import { enableCredential } from "./enable-credential";
import { listMerchantCredentials } from "./list-merchant-credentials";
import { listMerchantCredentialsOfMine } from "./list-merchant-credentials-of-mine";
import { revokeCredential } from "./revoke-credential";
import { SetAffiliateCeiling, scopesFor } from "./schema";
import { setAffiliateCeiling } from "./set-affiliate-ceiling";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
let affiliate: Ctx;
let stranger: Ctx;
beforeAll(async () => {
  affiliate = await affiliateOf(here, here.tenantId);
  stranger = await affiliateOf(here, elsewhere.tenant.tenantId);
});

const accepts = ["merchant_credential"] as const;
const call = (secret: string, over: object = {}) => admit(callerWith(db, secret, { accepts, ...over }));
const reason = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error) => error.extra?.reason ?? error.code,
  );

describe("a pair made by an affiliate", () => {
  test("authenticates as the merchant, in all its companies", async () => {
    const pair = await merchantPair(affiliate, here.tenantId);
    expect(pair.clientId).toMatch(/^[0-9a-f-]{36}$/);
    const ctx = await call(await bearerOf(db, pair));
    expect(ctx).toMatchObject({ tenantId: here.tenantId, companyId: "*", environment: "sandbox" });
    expect(ctx.principal.id).toBe(pair.id);

    const apps = [await application(here), await application(elsewhere.company)];
    const bearer = callerWith(db, await bearerOf(db, pair), { accepts });
    for (const { clientId } of apps) {
      const { data } = await createCheckout(bearer, { body: checkoutBody(clientId), idempotencyKey: null });
      await expect(requirePayment(ctx, { id: data.id })).resolves.toMatchObject({ clientId });
    }
    expect((await listPayments(ctx, {})).data.map(({ clientId }) => clientId).sort()).toEqual(
      apps.map(({ clientId }) => clientId).sort(),
    );
  });

  test("never reaches another tenant or environment", async () => {
    const ctx = await call(await bearerOf(db, await merchantPair(affiliate, here.tenantId)));
    for (const where of [elsewhere.tenant, elsewhere.environment]) {
      const { clientId } = await application(where);
      const caller = callerWith(db, await bearerOf(db, await merchantPair(affiliate, here.tenantId)), { accepts });
      const order = { body: checkoutBody(clientId), idempotencyKey: null };
      await expect(createCheckout(caller, order)).rejects.toMatchObject({ code: "not_found" });
      expect((await listPayments({ ...ctx, ...where, principal: ctx.principal, companyId: "*" }, {})).data).toEqual([]);
    }
  });

  test("is not a bearer itself, not even where merchant credentials are welcome", async () => {
    const { secret } = await merchantPair(affiliate, here.tenantId);
    expect(await reason(call(secret))).toBe("kind");
  });

  test("is refused for a merchant that is another affiliate's or nobody's, in the same words", async () => {
    const attempts = [merchantPair(affiliate, elsewhere.tenant.tenantId), merchantPair(affiliate, "ten_unknown")];
    const words = await Promise.all(attempts.map((attempt) => attempt.catch((error: Error) => `${error}`)));
    expect(words).toEqual(["AppError: Merchant not found", "AppError: Merchant not found"]);
    await expect(merchantPair(here, here.tenantId)).rejects.toMatchObject({ code: "not_found" });
  });

  test("needs affiliate:manage from a person", async () => {
    const weak = { ...affiliate, principal: { ...affiliate.principal, permissions: ["affiliate:read"] } };
    await expect(merchantPair(weak, here.tenantId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listMerchantCredentials(weak)).resolves.toBeTruthy();
    await expect(setAffiliateCeiling(weak, { merchantId: here.tenantId, scopes: null })).rejects.toMatchObject({
      code: "forbidden",
    });
    const none = { ...weak, principal: { ...weak.principal, permissions: [] } };
    await expect(listMerchantCredentials(none)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("is told of in both tenants' audit chains, and no chain breaks", async () => {
    const { id, clientId } = await merchantPair(affiliate, here.tenantId);
    await deleteMerchantCredential(affiliate, { merchantId: here.tenantId, clientId });
    const told = await db.owner`select tenant_id, action from audit_events where target_id = ${id} order by action`;
    expect(told.map(({ tenant_id, action }) => [tenant_id, action])).toEqual([
      [here.tenantId, "credential.created"],
      [here.tenantId, "credential.revoked"],
      [affiliate.tenantId, "merchant_credential.created"],
      [affiliate.tenantId, "merchant_credential.revoked"],
    ]);
    for (const ctx of [here, affiliate]) expect(await verifyAudit(ctx)).toMatchObject({ ok: true });
  });
});

describe("the end of a pair", () => {
  test.each([
    [
      "the affiliate deletes it",
      ({ clientId }: Made) => deleteMerchantCredential(affiliate, { merchantId: here.tenantId, clientId }),
    ],
    ["the merchant revokes it", ({ id }: Made) => revokeCredential(here, { id })],
    ["the merchant disables it", ({ id }: Made) => disableCredential(here, { id })],
    [
      "it expires",
      ({ id }: Made) => db.owner`update credentials set expires_at = now() - interval '1 second' where id = ${id}`,
    ],
  ])("when %s is the end of what was minted from it", async (_, end) => {
    const pair = await merchantPair(affiliate, here.tenantId);
    const bearer = await bearerOf(db, pair);
    await call(bearer);
    await end(pair);
    expect(await reason(call(bearer))).toBe("revoked");
    expect(await mint(db, pair)).toEqual({ kind: "client" });
  });

  test("comes with the end of the link between affiliate and merchant", async () => {
    const other = await affiliateOf(here);
    const pair = await merchantPair(affiliate, here.tenantId);
    const own = await ownPair(here);
    const bearers = [await bearerOf(db, pair), await bearerOf(db, own)];
    await db.owner`update affiliate_links set affiliate_id = ${other.tenantId} where merchant_id = ${here.tenantId}`;
    expect(await Promise.all(bearers.map((bearer) => reason(call(bearer))))).toEqual(["revoked", null]);
    expect(await listMerchantCredentials(affiliate)).toEqual([]);
    expect(await listMerchantCredentials(other)).toEqual([]);
    await db.owner`update affiliate_links set affiliate_id = ${affiliate.tenantId} where merchant_id = ${here.tenantId}`;
    expect(await reason(call(bearers[0] ?? ""))).toBe(null);
  });

  test("is not found a second time, nor by a stranger, nor in the other environment", async () => {
    const { clientId } = await merchantPair(affiliate, here.tenantId);
    const wanted = { merchantId: here.tenantId, clientId };
    const foreign = { merchantId: elsewhere.tenant.tenantId, clientId };
    const live: Ctx = { ...affiliate, environment: "production" };
    for (const [ctx, order] of [
      [stranger, wanted],
      [stranger, foreign],
      [live, wanted],
    ] as const) {
      await expect(deleteMerchantCredential(ctx, order)).rejects.toMatchObject({ code: "not_found" });
    }
    await deleteMerchantCredential(affiliate, wanted);
    await expect(deleteMerchantCredential(affiliate, wanted)).rejects.toMatchObject({ code: "not_found" });
  });

  test("can be taken back when it was only disabled", async () => {
    const pair = await merchantPair(affiliate, here.tenantId);
    const bearer = await bearerOf(db, pair);
    await disableCredential(here, pair);
    await enableCredential(here, pair);
    await expect(call(bearer)).resolves.toBeTruthy();
  });
});
type Made = { id: string; clientId: string };

describe("the lists", () => {
  test("show the affiliate what it made and the merchant everything, without secrets", async () => {
    const made = await merchantPair(affiliate, here.tenantId, { name: "By partner" });
    const own = await ownPair(here, { name: "By myself" });
    const theirs = await listMerchantCredentials(affiliate, { merchantId: here.tenantId });
    expect(theirs.map(({ clientId }) => clientId)).toContain(made.clientId);
    expect(theirs.map(({ clientId }) => clientId)).not.toContain(own.clientId);
    const { data: mine } = await listMerchantCredentialsOfMine(here);
    expect(mine.find(({ id }) => id === made.id)).toMatchObject({ madeBy: "Partner", clientId: made.clientId });
    expect(mine.find(({ id }) => id === own.id)).toMatchObject({ madeBy: null });
    expect(JSON.stringify([theirs, mine])).not.toContain(made.secret.slice(14));
    expect(await listMerchantCredentials(stranger)).toEqual([]);
    await expect(listMerchantCredentials(stranger, { merchantId: here.tenantId })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("never show what was minted", async () => {
    const pair = await ownPair(here, { name: "Minted from" });
    await bearerOf(db, pair);
    const names = (await listMerchantCredentialsOfMine(here)).data.filter(({ label }) => label === "Minted from");
    expect(names).toHaveLength(1);
  });
});

describe("the ceiling", () => {
  const set = (scopes: ("payments.get" | "payments.create")[] | null) =>
    setAffiliateCeiling(affiliate, { merchantId: here.tenantId, scopes });

  test("holds at once for every credential, and is lifted at once", async () => {
    const bearer = await bearerOf(db, await merchantPair(affiliate, here.tenantId));
    await set(["payments.get"]);
    expect(await reason(call(bearer, { scope: "payments.create" }))).toBe("ceiling");
    expect(await reason(call(bearer, { scope: "payments.get" }))).toBe(null);
    await set([]);
    expect(await reason(call(bearer, { scope: "payments.get" }))).toBe("ceiling");
    await set(null);
    expect(await reason(call(bearer, { scope: "payments.create" }))).toBe(null);
  });

  test("can tell apart whatever a credential of the merchant may hold, those of its CRM vendor too", () => {
    const held = (["access_token", "api_key", "client_token", "merchant_credential", "oauth_grant"] as const)
      .flatMap((kind) => scopesFor(kind))
      .map(({ value }) => value);
    expect(SetAffiliateCeiling.safeParse({ merchantId: here.tenantId, scopes: held }).success).toBe(true);
    const offered = scopesFor("ceiling").map(({ value }) => value);
    expect(offered).toEqual(expect.arrayContaining(held));
  });

  test("stops a pair from being made above it", async () => {
    await set(["payments.get"]);
    await expect(merchantPair(affiliate, here.tenantId, { scopes: ["payments.create"] })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(merchantPair(affiliate, here.tenantId, { scopes: ["payments.get"] })).resolves.toBeTruthy();
    await set(null);
  });

  test("is not a stranger's to set", async () => {
    const order = { merchantId: here.tenantId, scopes: [] };
    await expect(setAffiliateCeiling(stranger, order)).rejects.toMatchObject({ code: "not_found" });
  });
});
