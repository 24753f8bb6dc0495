import { and, eq, gt, inArray, isNotNull, isNull, ne, or } from "drizzle-orm";
import { pageOf } from "@/db/keyset";
import { ENVIRONMENTS } from "@/db/schema/columns";
import { credentials } from "@/db/schema/credentials";
import { companies } from "@/db/schema/tenants";
import { users } from "@/db/schema/users";
import { type Ctx, tenantWide, transact, within } from "@/lib/context";
import { cutPage, type PageAsk } from "@/lib/kit/page";
import { requirePermission } from "@/lib/tenants";

const ROWS = 50;

/** An app that somebody let in. `isMine`: the asking person did. */
export type ConnectedApp = Awaited<ReturnType<typeof listConnectedApps>>["data"][number];

/**
 * A page of the apps that were let in and that can still get in, over all companies and both environments, newest first: `me`
 * the person's own, `others` what other people of this tenant let in, in the companies the person may enter. Others' need
 * `member:manage`; without it there are none.
 */
export async function listConnectedApps(ctx: Ctx, { of, ...ask }: PageAsk & { of: "me" | "others" }) {
  requirePermission(ctx, "tenant:read");
  const { principal, now } = ctx;
  const { userId, oauthClientId, parentId, revokedAt, expiresAt, companyId } = credentials;
  const alive = and(isNotNull(oauthClientId), isNull(parentId), isNull(revokedAt), gt(expiresAt, now));
  const entered = principal.companyIds ? inArray(companyId, [...principal.companyIds]) : undefined;
  if (of === "others" && !principal.permissions.includes("member:manage")) return cutPage([], ask, ROWS);
  const theirs = of === "me" ? eq(userId, principal.id) : and(ne(userId, principal.id), entered);
  const { where, order } = pageOf(credentials, ask);
  const places = ENVIRONMENTS.map((environment) =>
    within({ ...tenantWide(ctx), environment }, credentials, alive, theirs, where),
  );
  const rows = await transact(ctx, ({ db }) =>
    db
      .select({ grant: credentials, company: companies.name, person: users.name, email: users.email })
      .from(credentials)
      .innerJoin(companies, and(eq(companies.tenantId, credentials.tenantId), eq(companies.id, companyId)))
      .innerJoin(users, eq(users.id, userId))
      .where(or(...places))
      .orderBy(...order)
      .limit(ROWS + 1),
  );
  const apps = rows.map(({ grant, company, person, email }) => ({
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
  return cutPage(apps, ask, ROWS);
}
