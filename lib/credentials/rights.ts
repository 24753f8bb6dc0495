import { and, eq, inArray, isNull, or, type SQL } from "drizzle-orm";
import { type CredentialKind, credentials } from "@/db/schema/credentials";
import { type Ctx, type TxCtx, tenantWide, within } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { requirePermission } from "@/lib/tenants";
import type { Permission } from "@/lib/tenants/roles";
import { covers } from "./covers";
import { type CredentialRow, statusOf } from "./present";
import type { CredentialId, Scope } from "./schema";

/** What a person must hold to look after a kind of credential. */
const RIGHT = {
  access_token: "tenant:manage:api:credentials",
  client_token: "application:manage",
  api_key: "tenant:manage:api:keys",
  merchant_credential: "tenant:manage:api:keys",
  oauth_grant: "member:manage",
} as const satisfies Record<CredentialKind, Permission>;

/** What a credential must hold to look after a kind; no scope lets it look after the others. */
const SCOPE_RIGHT: Partial<Record<CredentialKind, Scope>> = { client_token: "applications.write" };

/** Throws forbidden unless the caller may look after this kind: a person by permission, a credential by scope. */
export function requireRight(ctx: Ctx, kind: CredentialKind): void {
  const { principal } = ctx;
  const scope = SCOPE_RIGHT[kind];
  if (principal.kind === "credential" && scope && covers(principal.scopes, scope)) return;
  requirePermission(ctx, RIGHT[kind]);
}

/** Throws forbidden unless the caller is a credential of the affiliate, which its endpoint has judged, or a person with this permission there. */
export function requireAffiliateRight(ctx: Ctx, permission: "affiliate:read" | "affiliate:manage"): void {
  if (ctx.principal.kind !== "credential") requirePermission(ctx, permission);
}

/** API keys are looked after for all companies and both environments at once; a person limited to some companies sees those. */
export const ofAccount = ({ tenantId, principal }: Ctx, ...conditions: (SQL | undefined)[]): SQL | undefined =>
  and(
    eq(credentials.tenantId, tenantId),
    eq(credentials.kind, "api_key"),
    principal.companyIds ? inArray(credentials.companyId, [...principal.companyIds]) : undefined,
    ...conditions,
  );

/**
 * Whatever can be acted on from where the caller works: what stands here, what speaks for the whole tenant unless the person
 * is limited to some companies, and API keys. Never what was minted.
 */
function withinReach(ctx: Ctx, id: string): SQL | undefined {
  const { companyId, parentId, revokedAt } = credentials;
  const wide = ctx.principal.companyIds ? undefined : within(tenantWide(ctx), credentials, isNull(companyId));
  const reach = or(within(ctx, credentials), wide, ofAccount(ctx));
  return and(eq(credentials.id, id), isNull(parentId), isNull(revokedAt), reach);
}

/** Which credential is meant: its id, and its kind where the door it came through is for one kind only. */
export type WantedCredential = CredentialId & { kind?: CredentialKind };

/**
 * A credential the caller may act on, locked until the transaction ends. One that is revoked is not found any more, nor is one
 * of another kind than the wanted: each door asks for what its own kind needs, and no other kind may slip by there.
 */
export async function lockCredential(ctx: TxCtx, { id, kind }: WantedCredential): Promise<CredentialRow> {
  const [row] = await ctx.db.select().from(credentials).where(withinReach(ctx, id)).for("update");
  if (!row || (kind && row.kind !== kind) || statusOf(row, ctx.now) === "revoked") throw notFound("Credential");
  requireRight(ctx, row.kind);
  return row;
}

/** Changes a row that `lockCredential` gave. */
export async function changeCredential(
  ctx: TxCtx,
  row: CredentialRow,
  change: Partial<typeof credentials.$inferInsert>,
): Promise<CredentialRow> {
  const [changed] = await ctx.db
    .update(credentials)
    .set(change)
    .where(within({ ...tenantWide(ctx), environment: row.environment }, credentials, eq(credentials.id, row.id)))
    .returning();
  if (!changed) throw notFound("Credential");
  return changed;
}

/** The caller where a credential stands, so that what is written about it is found there. */
export const atCredential = <C extends Ctx>(ctx: C, { companyId, environment }: CredentialRow): C => ({
  ...(companyId === null ? tenantWide(ctx) : { ...ctx, companyId }),
  environment,
});
