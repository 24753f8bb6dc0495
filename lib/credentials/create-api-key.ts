import type { Ctx } from "@/lib/context";
import { invalid } from "@/lib/kit/errors";
import { listCompanies } from "@/lib/tenants";
import { issue } from "./issue";
import type { IssuedCredential } from "./present";
import { requireRight } from "./rights";
import type { CreateApiKey } from "./schema";

/**
 * A key to every API of one company in one environment, wherever in the account the caller works (S3-4, S3-9). Needs
 * `tenant:manage:api:keys`; a person limited to some companies makes keys for those.
 */
export async function createApiKey(ctx: Ctx, input: CreateApiKey): Promise<IssuedCredential> {
  requireRight(ctx, "api_key");
  const { name: label, companyId, environment, scopes, allowedIps, expiresAt } = input;
  const { companyIds } = ctx.principal;
  const own = (await listCompanies(ctx)).filter(({ id }) => !companyIds || companyIds.includes(id));
  if (!own.some(({ id }) => id === companyId)) throw invalid({ companyId: ["This is no company of this account."] });
  return issue({ ...ctx, companyId, environment }, { kind: "api_key", label, scopes, allowedIps, expiresAt });
}
