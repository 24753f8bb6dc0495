import type { Pool } from "@/db/client";
import { type Ctx, systemCtx } from "@/lib/context";
import { env } from "@/lib/kit/env";
import { notFound } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { affiliateCredentials, merchantCredentials } from "./demo-credentials";
import { type DemoFile, type DemoPlace, readDemoFile } from "./demo-file";

/**
 * The demo as scripts want it: address, sign-ins, ids, and freshly issued credentials of every kind there is. Each call
 * issues new ones, which end after 30 days. Throws not_found when this installation has no demo.
 */
export async function describeDemo(pool: Pool, { withoutCredentials = false } = {}) {
  const demo = readDemoFile();
  if (!demo) throw notFound("Demo");
  const { signIns, sandbox, production, other, affiliate } = demo;
  const credentialsOf = (place: DemoPlace) =>
    withoutCredentials ? [] : merchantCredentials(ctxOf(pool, place), place);
  return {
    address: env().PUBLIC_URL,
    signIns,
    ...sandbox,
    credentials: await credentialsOf(sandbox),
    production: { ...production, credentials: await credentialsOf(production) },
    other: { ...other, credentials: await credentialsOf(other) },
    ...(affiliate && { affiliate: await describeAffiliate(pool, affiliate, withoutCredentials) }),
  };
}

type Affiliate = NonNullable<DemoFile["affiliate"]>;
type Where = Pick<DemoPlace, "tenantId" | "companyId" | "environment">;

async function describeAffiliate(pool: Pool, affiliate: Affiliate, withoutCredentials: boolean) {
  const { merchantTenantId, ...told } = affiliate;
  const issued = withoutCredentials ? [] : affiliateCredentials(ctxOf(pool, affiliate), merchantTenantId);
  return { ...told, merchantTenantId, credentials: await issued };
}

const ctxOf = (pool: Pool, { tenantId, companyId, environment }: Where): Ctx =>
  systemCtx({ tenantId, companyId, environment, requestId: newId("req"), label: "portico demo", pool });
