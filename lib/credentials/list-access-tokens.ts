import { eq, gt, isNull, or } from "drizzle-orm";
import { pageOf } from "@/db/keyset";
import { credentials } from "@/db/schema/credentials";
import { type Ctx, transact, within } from "@/lib/context";
import { cutPage, type Page, type PageAsk } from "@/lib/kit/page";
import { type Credential, presentCredential } from "./present";
import { requireRight } from "./rights";

const ROWS = 50;

/** A page of the access tokens of the company here, newest first; expired ones stay listed, deleted ones are gone (S0-23, S0-27). Needs `tenant:manage:api:credentials`. */
export async function listAccessTokens(ctx: Ctx, ask: PageAsk = {}): Promise<Page<Credential>> {
  requireRight(ctx, "access_token");
  const { kind, revokedAt, graceUntil } = credentials;
  const { where, order } = pageOf(credentials, ask);
  const isThere = or(isNull(graceUntil), gt(graceUntil, ctx.now));
  const rows = await transact(ctx, ({ db }) =>
    db
      .select()
      .from(credentials)
      .where(within(ctx, credentials, eq(kind, "access_token"), isNull(revokedAt), isThere, where))
      .orderBy(...order)
      .limit(ROWS + 1),
  );
  const tokens = rows.map((row) => presentCredential(row, ctx.now));
  return cutPage(tokens, ask, ROWS);
}
