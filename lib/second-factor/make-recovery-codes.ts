import { eq } from "drizzle-orm";
import { recoveryCodes } from "@/db/schema/second-factor";
import { record } from "@/lib/audit";
import { type Ctx, type TxCtx, transact } from "@/lib/context";
import { newRecoveryCode, recoveryHash } from "./recovery-code";

const HOW_MANY = 10;

/** Ten new recovery codes for the caller, shown this one time; the ones from before open nothing any more. */
export async function makeRecoveryCodes(ctx: Ctx): Promise<{ codes: string[] }> {
  return transact(ctx, async (ctx) => {
    const codes = await writeRecoveryCodes(ctx, ctx.principal.id);
    await record(ctx, "second_factor.recovery_codes_made", ctx.principal.id, { codes: codes.length });
    return { codes };
  });
}

/** The same inside a change that records itself. */
export async function writeRecoveryCodes({ db, now }: TxCtx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, newRecoveryCode);
  await db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await db
    .insert(recoveryCodes)
    .values(codes.map((code) => ({ userId, codeHash: recoveryHash(userId, code), createdAt: now })));
  return codes;
}
