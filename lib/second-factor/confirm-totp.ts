import { and, eq, isNull } from "drizzle-orm";
import { mfaFactors } from "@/db/schema/second-factor";
import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { conflict, invalid } from "@/lib/kit/errors";
import { writeRecoveryCodes } from "./make-recovery-codes";
import type { CodeInput } from "./schema";
import { openForPerson } from "./seal";
import { totpStep } from "./totp";

/** Puts the app in use once one of its codes is right, and gives ten new recovery codes, which are shown this one time. */
export async function confirmTotp(ctx: Ctx, { code }: CodeInput): Promise<{ codes: string[] }> {
  const userId = ctx.principal.id;
  return transact(ctx, async (ctx) => {
    const [pending] = await ctx.db
      .select()
      .from(mfaFactors)
      .where(and(eq(mfaFactors.userId, userId), eq(mfaFactors.kind, "totp"), isNull(mfaFactors.confirmedAt)))
      .for("update");
    if (!pending?.sealedSecret) throw conflict("There is no set-up to confirm. Start again.");
    const step = totpStep(openForPerson(userId, pending.id, pending.sealedSecret), code, ctx.now);
    if (step === null) throw invalid({ code: ["This is not the code the app shows now."] }, "That code is not right.");
    await ctx.db
      .update(mfaFactors)
      .set({ confirmedAt: ctx.now, lastUsedStep: step })
      .where(eq(mfaFactors.id, pending.id));
    await record(ctx, "second_factor.added", userId, { kind: "totp" });
    return { codes: await writeRecoveryCodes(ctx, userId) };
  });
}
