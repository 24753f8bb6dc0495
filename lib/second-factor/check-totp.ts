import { and, eq, isNotNull, isNull, lt, or } from "drizzle-orm";
import { mfaFactors } from "@/db/schema/second-factor";
import type { Person } from "./person";
import { isSealedByOldKey, openForPerson, sealForPerson } from "./seal";
import { totpStep } from "./totp";

/**
 * Whether the code is one the person's app shows about now. It spends the code's half minute: neither it nor an earlier one
 * is taken again, also when two come at the same time. Whoever asks has counted the guess.
 */
export async function checkTotp({ pool, userId, now }: Person, code: string): Promise<boolean> {
  const [factor] = await pool.db
    .select()
    .from(mfaFactors)
    .where(and(eq(mfaFactors.userId, userId), eq(mfaFactors.kind, "totp"), isNotNull(mfaFactors.confirmedAt)));
  if (!factor?.sealedSecret) return false;
  const { id, sealedSecret } = factor;
  const secret = openForPerson(userId, id, sealedSecret);
  const step = totpStep(secret, code, now);
  if (step === null) return false;
  const spent = await pool.db
    .update(mfaFactors)
    .set({
      lastUsedStep: step,
      ...(isSealedByOldKey(sealedSecret) && { sealedSecret: sealForPerson(userId, id, secret) }),
    })
    .where(and(eq(mfaFactors.id, id), or(isNull(mfaFactors.lastUsedStep), lt(mfaFactors.lastUsedStep, step))))
    .returning({ id: mfaFactors.id });
  return spent.length === 1;
}
