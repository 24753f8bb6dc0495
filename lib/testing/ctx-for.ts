import type { Pool } from "@/db/client";
import { type Ctx, placeOf } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import { createCompany, createTenant } from "@/lib/tenants";

type Over = Partial<Omit<Ctx, "principal">> & { principal?: Partial<Ctx["principal"]> };

/** An owner's context in a place of the test's choosing. Time stands still unless the test moves it. */
export function ctxFor(pool: Pool, over: Over = {}): Ctx {
  const { principal, ...rest } = over;
  return {
    pool,
    tenantId: "",
    companyId: "",
    environment: "sandbox",
    now: new Date(),
    requestId: newId("req"),
    ip: "203.0.113.7",
    ...rest,
    principal: { kind: "user", id: "usr_test", label: "Test", permissions: ["*"], scopes: ["*"], ...principal },
  };
}

/** Two tenants; the first has two companies. `here` and every elsewhere differ in exactly one step of the place. */
export async function twoTenants(pool: Pool, over: Over = {}) {
  const nowhere = ctxFor(pool, over);
  const first = await createTenant(nowhere, { name: "First", kind: "merchant" });
  const second = await createTenant(nowhere, { name: "Second", kind: "merchant" });
  const here: Ctx = { ...nowhere, tenantId: first.tenantId, companyId: first.companyId };
  const company = await createCompany(here, { name: "Other brand", timeZone: "UTC" });
  return {
    here,
    elsewhere: {
      tenant: { ...here, tenantId: second.tenantId, companyId: second.companyId },
      company: { ...here, companyId: company.id },
      environment: { ...here, environment: "production" as const },
    },
    placeOfHere: placeOf(here),
  };
}
