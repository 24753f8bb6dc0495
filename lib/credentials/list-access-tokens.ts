import { desc, eq, gt, isNull, or } from "drizzle-orm";
import { credentials } from "@/db/schema/credentials";
import { type Ctx, transact, within } from "@/lib/context";
import { type Credential, presentCredential } from "./present";
import { requireRight } from "./rights";

const MOST = 500;

/** The access tokens of the company here, newest first; expired ones stay listed, deleted ones are gone (S0-23, S0-27). Needs `tenant:manage:api:credentials`. */
export async function listAccessTokens(ctx: Ctx): Promise<Credential[]> {
  requireRight(ctx, "access_token");
  const { kind, revokedAt, graceUntil, createdAt, id } = credentials;
  const isThere = or(isNull(graceUntil), gt(graceUntil, ctx.now));
  const rows = await transact(ctx, ({ db }) =>
    db
      .select()
      .from(credentials)
      .where(within(ctx, credentials, eq(kind, "access_token"), isNull(revokedAt), isThere))
      .orderBy(desc(createdAt), desc(id))
      .limit(MOST),
  );
  return rows.map((row) => presentCredential(row, ctx.now));
}
