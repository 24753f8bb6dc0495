import { expect, test } from "vitest";
import { testDb, twoTenants } from "@/lib/testing";
import { requireCompany } from "./require-company";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);

test("the company is the one the caller works in, with its time zone, and never one of another tenant", async () => {
  expect(await requireCompany(here)).toMatchObject({ name: "First", isDefault: true, timeZone: "UTC" });
  expect(await requireCompany(elsewhere.company)).toMatchObject({ name: "Other brand", isDefault: false });
  const trespasser = { ...here, companyId: elsewhere.tenant.companyId };
  await expect(requireCompany(trespasser)).rejects.toMatchObject({ code: "not_found" });
});
