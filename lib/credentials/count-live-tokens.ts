import { and, eq, gt, isNull, or } from "drizzle-orm";
import { credentials } from "@/db/schema/credentials";
import { type Ctx, transact, within } from "@/lib/context";

/** How many tokens of a payment application open something or would if they were not disabled. */
export async function countLiveTokens(ctx: Ctx, id: string): Promise<number> {
  const { kind, applicationId, revokedAt, graceUntil, expiresAt } = credentials;
  const ofApplication = and(eq(kind, "client_token"), eq(applicationId, id), isNull(revokedAt));
  const isLeft = and(or(isNull(graceUntil), gt(graceUntil, ctx.now)), or(isNull(expiresAt), gt(expiresAt, ctx.now)));
  return transact(ctx, ({ db }) => db.$count(credentials, within(ctx, credentials, ofApplication, isLeft)));
}
