import { describe, expect, test } from "vitest";
import { systemCtx, transact } from "@/lib/context";
import { affiliateOf, testDb, twoTenants } from "@/lib/testing";
import { findAffiliate, listManagedMerchants, requireManagedMerchant } from "./affiliate-links";
import { createAffiliateLink } from "./create-affiliate-link";
import { MerchantId } from "./schema";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const affiliate = await affiliateOf(here, here.tenantId);
const operator = (where: typeof here) => systemCtx({ ...where, pool: db, requestId: "req_test", label: "Test" });

describe("an affiliate's merchants", () => {
  test("are known by name to the affiliate, and the affiliate to its merchant", async () => {
    expect(await listManagedMerchants(affiliate)).toEqual([
      { merchantId: here.tenantId, name: "First", ceiling: null, since: expect.any(Date) },
    ]);
    expect(await findAffiliate(here)).toMatchObject({
      affiliateId: affiliate.tenantId,
      name: "Partner",
      ceiling: null,
    });
    expect(await findAffiliate(elsewhere.tenant)).toBe(null);
    expect(await listManagedMerchants(elsewhere.tenant)).toEqual([]);
  });

  test("are found, and all others are not found alike", async () => {
    await expect(requireManagedMerchant(affiliate, here.tenantId)).resolves.toMatchObject({ name: "First" });
    for (const id of [elsewhere.tenant.tenantId, affiliate.tenantId, "ten_none", ""]) {
      await expect(requireManagedMerchant(affiliate, id)).rejects.toThrowError("Merchant not found");
    }
  });

  test("are linked by the operator alone, one affiliate to a merchant", async () => {
    const merchantId = elsewhere.tenant.tenantId;
    await expect(createAffiliateLink(affiliate, { merchantId })).rejects.toMatchObject({ code: "forbidden" });
    const rival = await affiliateOf(here);
    await expect(createAffiliateLink(operator(rival), { merchantId: here.tenantId })).rejects.toMatchObject({
      code: "conflict",
    });
    await createAffiliateLink(operator(rival), { merchantId });
    expect((await listManagedMerchants(rival)).map((one) => one.merchantId)).toEqual([merchantId]);
  });

  test("are merchants under affiliates, and nothing else", async () => {
    const merchantId = elsewhere.tenant.tenantId;
    await expect(createAffiliateLink(operator(here), { merchantId })).rejects.toThrowError("Affiliate not found");
    for (const id of [affiliate.tenantId, "ten_none"]) {
      await expect(createAffiliateLink(operator(affiliate), { merchantId: id })).rejects.toThrowError(
        "Merchant not found",
      );
    }
  });
});

test("the database itself shows a link to its two sides only", async () => {
  const seenBy = (ctx: typeof here) => transact(ctx, ({ db }) => db.execute("select * from portico_affiliate_links()"));
  expect(await seenBy(here)).toHaveLength(1);
  expect(await seenBy(affiliate)).toHaveLength(1);
  const bystander = await affiliateOf(here);
  expect(await seenBy(bystander)).toHaveLength(0);
});

test("a merchant is a UUID on the wire and its tenant's id inside", () => {
  const uuid = MerchantId.encode(here.tenantId);
  expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/);
  expect(MerchantId.parse(uuid.toUpperCase())).toBe(here.tenantId);
  for (const bad of [here.tenantId, "", "none", `${uuid}0`]) expect(MerchantId.safeParse(bad).success).toBe(false);
});
