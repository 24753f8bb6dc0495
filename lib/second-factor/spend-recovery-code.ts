import { and, eq, isNull } from "drizzle-orm";
import { recoveryCodes } from "@/db/schema/second-factor";
import type { Person } from "./person";
import { looksLikeRecoveryCode, recoveryHash } from "./recovery-code";

/** Whether this was an unused recovery code of the person; now it is used. Of two that come at once one is taken. */
export async function spendRecoveryCode({ pool, userId, now }: Person, code: string): Promise<boolean> {
  if (!looksLikeRecoveryCode(code)) return false;
  const spent = await pool.db
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.userId, userId),
        eq(recoveryCodes.codeHash, recoveryHash(userId, code)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ userId: recoveryCodes.userId });
  return spent.length === 1;
}
