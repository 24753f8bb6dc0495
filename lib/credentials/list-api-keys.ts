import { and, desc, eq, gt, isNull, or } from "drizzle-orm";
import { credentials } from "@/db/schema/credentials";
import { companies } from "@/db/schema/tenants";
import { type Ctx, transact } from "@/lib/context";
import { type Credential, presentCredential } from "./present";
import { ofAccount, requireRight } from "./rights";

const MOST = 500;

export type ApiKey = Credential & { companyId: string; companyName: string; mode: "Production" | "Sandbox" };

/** The keys of the account over all its companies and both environments, newest first, each with its company and mode (S3-6). Needs `tenant:manage:api:keys`. */
export async function listApiKeys(ctx: Ctx): Promise<ApiKey[]> {
  requireRight(ctx, "api_key");
  const { companyId, revokedAt, graceUntil, createdAt, id } = credentials;
  const isThere = or(isNull(graceUntil), gt(graceUntil, ctx.now));
  const rows = await transact(ctx, ({ db }) =>
    db
      .select({ key: credentials, companyId: companies.id, companyName: companies.name })
      .from(credentials)
      .innerJoin(companies, and(eq(companies.tenantId, credentials.tenantId), eq(companies.id, companyId)))
      .where(ofAccount(ctx, isNull(revokedAt), isThere))
      .orderBy(desc(createdAt), desc(id))
      .limit(MOST),
  );
  return rows.map(({ key, ...company }) => ({
    ...presentCredential(key, ctx.now),
    ...company,
    mode: key.environment === "production" ? "Production" : "Sandbox",
  }));
}
