import type { Pool } from "@/db/client";
import type { Environment } from "@/db/schema/columns";
import { type Ctx, systemCtx } from "@/lib/context";
import { createClientToken } from "@/lib/credentials";
import { CreateClientToken } from "@/lib/credentials/schema";
import { env } from "@/lib/kit/env";
import { notFound } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { addSeconds, DAY } from "@/lib/kit/time";
import { type DemoPlace, readDemoFile } from "./demo-file";

const DAYS = 30;

/**
 * The demo as scripts want it: address, sign-ins, ids, and freshly issued credentials of every kind there is. Each call
 * issues new ones, which end after 30 days. Throws not_found when this installation has no demo.
 */
export async function describeDemo(pool: Pool, { withoutCredentials = false } = {}) {
  const demo = readDemoFile();
  if (!demo) throw notFound("Demo");
  const { signIns, sandbox, production, other } = demo;
  const credentialsOf = (place: DemoPlace) => (withoutCredentials ? [] : issueAll(ctxOf(pool, place), place));
  return {
    address: env().PUBLIC_URL,
    signIns,
    ...sandbox,
    credentials: await credentialsOf(sandbox),
    production: { ...production, credentials: await credentialsOf(production) },
    other: { ...other, credentials: await credentialsOf(other) },
  };
}

const ctxOf = (pool: Pool, { tenantId, companyId, environment }: DemoPlace): Ctx =>
  systemCtx({
    tenantId,
    companyId,
    environment: environment as Environment,
    requestId: newId("req"),
    label: "portico demo",
    pool,
  });

/** One client token with every scope, and one that may only create payments. */
async function issueAll(ctx: Ctx, { applicationId, clientId }: DemoPlace) {
  const expiresAt = addSeconds(ctx.now, DAYS * DAY).toISOString();
  const issued = [];
  for (const scopes of [["*"], ["payments.create"]]) {
    const order = CreateClientToken.parse({ applicationId, label: `Demo, ${scopes.join(", ")}`, scopes, expiresAt });
    const { id, kind, secret, hint, environment, ...rest } = await createClientToken(ctx, order);
    issued.push({ kind, id, secret, hint, environment, scopes: rest.scopes, applicationId, clientId, expiresAt });
  }
  return issued;
}
