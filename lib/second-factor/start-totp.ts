import { and, eq, isNull, sql } from "drizzle-orm";
import { mfaFactors } from "@/db/schema/second-factor";
import { users } from "@/db/schema/users";
import { type Ctx, transact } from "@/lib/context";
import { conflict, notFound } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { sealForPerson } from "./seal";
import { newTotpSecret, qrOf, totpUri } from "./totp";

/** What an authenticator app needs, shown once: the secret to type and the same as a QR code. */
export type TotpSetup = { secret: string; qr: { size: number; path: string } };

/**
 * Makes a new secret for the caller's own authenticator app. Nobody is asked for its codes before `confirmTotp`. Throws
 * conflict when an app is in use already.
 */
export async function startTotp(ctx: Ctx): Promise<TotpSetup> {
  const userId = ctx.principal.id;
  const id = newId("mfa");
  const secret = newTotpSecret();
  const email = await transact(ctx, async ({ db }) => {
    const [user] = await db.select({ email: users.email }).from(users).where(eq(users.id, userId));
    if (!user) throw notFound("User");
    const mine = and(eq(mfaFactors.userId, userId), eq(mfaFactors.kind, "totp"));
    await db.delete(mfaFactors).where(and(mine, isNull(mfaFactors.confirmedAt)));
    const row = {
      id,
      userId,
      kind: "totp" as const,
      sealedSecret: sealForPerson(userId, id, secret),
      createdAt: ctx.now,
    };
    const made = await db
      .insert(mfaFactors)
      .values(row)
      .onConflictDoNothing({ target: mfaFactors.userId, where: sql`kind = 'totp'` })
      .returning({ id: mfaFactors.id });
    if (made.length === 0) throw conflict("An authenticator app is in use already. Remove it first.");
    return user.email;
  });
  return { secret, qr: qrOf(totpUri(secret, email)) };
}
