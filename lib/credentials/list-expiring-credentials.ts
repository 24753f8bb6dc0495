import { and, asc, eq, gt, isNull, lte, ne } from "drizzle-orm";
import { paymentApplications } from "@/db/schema/applications";
import { credentials } from "@/db/schema/credentials";
import { type Ctx, transact, within } from "@/lib/context";
import { addSeconds, DAY } from "@/lib/kit/time";
import { type Credential, presentCredential } from "./present";

const DAYS = 14;
const MOST = 10;

export type ExpiringCredential = Credential & { applicationName: string | null };

/** The credentials that open something now and will not in 14 days, the first to end first; at most 10. What an app was granted renews itself. */
export async function listExpiringCredentials(ctx: Ctx): Promise<ExpiringCredential[]> {
  const { expiresAt, revokedAt, disabledAt, applicationId, kind } = credentials;
  const soon = and(ne(kind, "oauth_grant"), gt(expiresAt, ctx.now), lte(expiresAt, addSeconds(ctx.now, DAYS * DAY)));
  const rows = await transact(ctx, ({ db }) =>
    db
      .select({ credential: credentials, applicationName: paymentApplications.name })
      .from(credentials)
      .leftJoin(paymentApplications, eq(paymentApplications.id, applicationId))
      .where(
        within(ctx, credentials, soon, isNull(revokedAt), isNull(disabledAt), isNull(paymentApplications.deletedAt)),
      )
      .orderBy(asc(expiresAt), asc(credentials.id))
      .limit(MOST),
  );
  return rows.map(({ credential, applicationName }) => ({
    ...presentCredential(credential, ctx.now),
    applicationName,
  }));
}
