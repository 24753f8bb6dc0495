import { and, desc, eq, gt, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { ENVIRONMENTS } from "@/db/schema/columns";
import { credentials } from "@/db/schema/credentials";
import { companies } from "@/db/schema/tenants";
import { users } from "@/db/schema/users";
import { type Ctx, tenantWide, transact, within } from "@/lib/context";
import { requirePermission } from "@/lib/tenants";

const MOST = 200;

/** An app that somebody let in. `isMine`: the asking person did. */
export type ConnectedApp = Awaited<ReturnType<typeof listConnectedApps>>[number];

/**
 * The apps that people of this tenant let in and that can still get in, over all companies and both environments, newest
 * first, at most 200: the person's own, and with `member:manage` everybody's in the companies the person may enter.
 */
export async function listConnectedApps(ctx: Ctx) {
  requirePermission(ctx, "tenant:read");
  const { principal, now } = ctx;
  const { userId, oauthClientId, parentId, revokedAt, expiresAt, companyId } = credentials;
  const alive = and(isNotNull(oauthClientId), isNull(parentId), isNull(revokedAt), gt(expiresAt, now));
  const entered = principal.companyIds ? inArray(companyId, [...principal.companyIds]) : undefined;
  const others = principal.permissions.includes("member:manage") ? (entered ?? isNotNull(userId)) : undefined;
  const theirs = or(eq(userId, principal.id), others);
  const places = ENVIRONMENTS.map((environment) =>
    within({ ...tenantWide(ctx), environment }, credentials, alive, theirs),
  );
  const rows = await transact(ctx, ({ db }) =>
    db
      .select({ grant: credentials, company: companies.name, person: users.name, email: users.email })
      .from(credentials)
      .innerJoin(companies, and(eq(companies.tenantId, credentials.tenantId), eq(companies.id, companyId)))
      .innerJoin(users, eq(users.id, userId))
      .where(or(...places))
      .orderBy(desc(credentials.createdAt), desc(credentials.id))
      .limit(MOST),
  );
  return rows.map(({ grant, company, person, email }) => ({
    id: grant.id,
    label: grant.label,
    scopes: grant.scopes,
    companyName: company,
    environment: grant.environment,
    person: person ?? email,
    isMine: grant.userId === principal.id,
    lastUsedAt: grant.lastUsedAt,
    lastUsedIp: grant.lastUsedIp,
    expiresAt: grant.expiresAt,
    createdAt: grant.createdAt,
  }));
}
