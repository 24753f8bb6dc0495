import { describe, expect, test } from "vitest";
import { verifyAudit } from "@/lib/audit";
import { findAffiliate, listManagedMerchants } from "@/lib/tenants";
import { affiliateOf, bearerOf, callerWith, merchantPair, ownPair, testDb, twoTenants } from "@/lib/testing";
import { admit } from "./admit";
import { disableCredential } from "./disable-credential";
import { leaveAffiliate } from "./leave-affiliate";
import { switchMerchantCredential } from "./switch-merchant-credential";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const affiliate = await affiliateOf(here, here.tenantId);
const merchantId = here.tenantId;
const call = (secret: string) => admit(callerWith(db, secret, { accepts: ["merchant_credential"] }));
const person = (permissions: string[]) => ({ ...here, principal: { ...here.principal, permissions } });

describe("an affiliate that stops a pair it made", () => {
  test("stops its bearers at once, and lets them work again", async () => {
    const { clientId, ...pair } = await merchantPair(affiliate, merchantId);
    const bearer = await bearerOf(db, { clientId, ...pair });
    await switchMerchantCredential(affiliate, { merchantId, clientId, enabled: false });
    await expect(call(bearer)).rejects.toMatchObject({ code: "unauthenticated" });
    await switchMerchantCredential(affiliate, { merchantId, clientId, enabled: true });
    await expect(call(bearer)).resolves.toBeTruthy();
  });

  test("can't bring back what the merchant itself has disabled", async () => {
    const { id, clientId } = await merchantPair(affiliate, merchantId);
    const enable = { merchantId, clientId, enabled: true };
    await disableCredential(here, { id });
    await expect(switchMerchantCredential(affiliate, enable)).rejects.toMatchObject({ code: "conflict" });
  });

  test("finds no pair of another maker, and no merchant of another affiliate", async () => {
    const stranger = await affiliateOf(here, elsewhere.tenant.tenantId);
    const [own, made] = [await ownPair(here), await merchantPair(affiliate, merchantId)];
    for (const [who, { clientId }] of [
      [affiliate, own],
      [stranger, made],
    ] as const)
      for (const enabled of [true, false])
        await expect(switchMerchantCredential(who, { merchantId, clientId, enabled })).rejects.toMatchObject({
          code: "not_found",
        });
  });
});

describe("a merchant that leaves its affiliate", () => {
  test("must be sure of the name and hold the permission", async () => {
    const { affiliateId } = (await findAffiliate(here)) ?? { affiliateId: "" };
    await expect(leaveAffiliate(here, { affiliateId: "ten_other" })).rejects.toMatchObject({ code: "not_found" });
    const weak = leaveAffiliate(person(["tenant:manage:api:keys"]), { affiliateId });
    await expect(weak).rejects.toMatchObject({ code: "forbidden" });
    const limited = { ...here, principal: { ...here.principal, companyIds: [here.companyId] } };
    await expect(leaveAffiliate(limited, { affiliateId })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("ends every pair the affiliate made, in both environments, and none of its own", async () => {
    const live = { ...affiliate, environment: "production" as const };
    const made = [await merchantPair(affiliate, merchantId), await merchantPair(live, merchantId)];
    const bearers = await Promise.all(made.map((pair) => bearerOf(db, pair)));
    const own = await bearerOf(db, await ownPair(here));
    await leaveAffiliate(here, { affiliateId: affiliate.tenantId });

    for (const bearer of bearers) await expect(call(bearer)).rejects.toMatchObject({ code: "unauthenticated" });
    for (const pair of made) await expect(bearerOf(db, pair)).rejects.toThrow();
    await expect(call(own)).resolves.toBeTruthy();
    expect(await findAffiliate(here)).toBeNull();
    expect(await listManagedMerchants(affiliate)).toEqual([]);
    await expect(merchantPair(affiliate, merchantId)).rejects.toMatchObject({ code: "not_found" });
    await expect(leaveAffiliate(here, { affiliateId: affiliate.tenantId })).rejects.toMatchObject({
      code: "not_found",
    });
    for (const ctx of [here, affiliate]) expect(await verifyAudit(ctx)).toMatchObject({ ok: true });
  });

  test("takes with it whatever the affiliate is making at that moment, and leaves once", async () => {
    for (let round = 0; round < 8; round++) {
      const maker = await affiliateOf(here, merchantId);
      const leave = () => leaveAffiliate(here, { affiliateId: maker.tenantId });
      const make = () => merchantPair(maker, merchantId);
      const outcomes = await Promise.allSettled([make(), leave(), make(), leave()]);
      const left = [outcomes[1], outcomes[3]].map((outcome) => outcome?.status).sort();
      expect(left).toEqual(["fulfilled", "rejected"]);
      const alive =
        await db.owner`select id from credentials where affiliate_id = ${maker.tenantId} and revoked_at is null`;
      expect([...alive]).toEqual([]);
    }
  });
});
