import { and, eq, gt, isNull, or, type SQL } from "drizzle-orm";
import { credentials } from "@/db/schema/credentials";
import { companies } from "@/db/schema/tenants";
import type { Ctx, TxCtx } from "@/lib/context";
import { type Credential, type CredentialRow, presentCredential } from "./present";
import { ofAccount } from "./rights";

export type ApiKey = Credential & { companyId: string; companyName: string; mode: "Production" | "Sandbox" };

/** The keys of the account that are there and fit the condition, each with its company. */
export function apiKeys(ctx: TxCtx, condition: SQL | undefined) {
  const { companyId, revokedAt, graceUntil } = credentials;
  const isThere = or(isNull(graceUntil), gt(graceUntil, ctx.now));
  return ctx.db
    .select({ key: credentials, companyId: companies.id, companyName: companies.name })
    .from(credentials)
    .innerJoin(companies, and(eq(companies.tenantId, credentials.tenantId), eq(companies.id, companyId)))
    .where(ofAccount(ctx, isNull(revokedAt), isThere, condition));
}

type Row = { key: CredentialRow; companyId: string; companyName: string };

/** A key as it is shown. */
export const presentApiKey = ({ now }: Pick<Ctx, "now">, { key, ...company }: Row): ApiKey => ({
  ...presentCredential(key, now),
  ...company,
  mode: key.environment === "production" ? "Production" : "Sandbox",
});
