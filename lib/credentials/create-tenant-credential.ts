import { randomUUID } from "node:crypto";
import { type Ctx, tenantWide } from "@/lib/context";
import { forbidden } from "@/lib/kit/errors";
import { issue } from "./issue";
import { asPair, type IssuedPair } from "./pair";
import { requireRight } from "./rights";
import type { CreateTenantCredential } from "./schema";

/**
 * A client id and secret of the caller's own tenant: a merchant's, which reach all its companies in this environment, or the
 * ones an affiliate calls its API with. Needs `tenant:manage:api:keys`, and all companies.
 */
export async function createTenantCredential(ctx: Ctx, input: CreateTenantCredential): Promise<IssuedPair> {
  requireRight(ctx, "merchant_credential");
  if (ctx.principal.companyIds) throw forbidden("These credentials reach every company, and you are limited to some");
  const { name: label, scopes, allowedIps, expiresAt } = input;
  const order = { kind: "merchant_credential", label, scopes, allowedIps, expiresAt, publicId: randomUUID() } as const;
  return asPair(await issue(tenantWide(ctx), order));
}
