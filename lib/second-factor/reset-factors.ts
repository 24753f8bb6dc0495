import { eq } from "drizzle-orm";
import type { Pool } from "@/db/client";
import { mfaFactors, recoveryCodes, signInChallenges } from "@/db/schema/second-factor";

export type FactorReset = { factors: number; codes: number; challenges: number };

/** Takes every second factor and recovery code from a person who lost them. The operator's way in; the password stays. */
export async function resetFactors(pool: Pool, userId: string): Promise<FactorReset> {
  return pool.db.transaction(async (db) => {
    const factors = await db.delete(mfaFactors).where(eq(mfaFactors.userId, userId)).returning({ id: mfaFactors.id });
    const codes = await db
      .delete(recoveryCodes)
      .where(eq(recoveryCodes.userId, userId))
      .returning({ hash: recoveryCodes.codeHash });
    const challenges = await db
      .delete(signInChallenges)
      .where(eq(signInChallenges.userId, userId))
      .returning({ hash: signInChallenges.tokenHash });
    return { factors: factors.length, codes: codes.length, challenges: challenges.length };
  });
}
