import { mfaFactors } from "@/db/schema/second-factor";
import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { conflict, notFound } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { personOf } from "./person";
import { policiesOf } from "./policies-of";

/**
 * From now on this Duo installation stands for the caller's own factor wherever they sign in. It must be one that a company of
 * theirs offers, and `passedAt` must show that they got past it themselves.
 */
export async function adoptDuo(
  ctx: Ctx,
  { integrationId }: { integrationId: string },
  passedAt: Date | null,
): Promise<{ integrationId: string }> {
  const offered = (await policiesOf(personOf(ctx))).some((policy) => policy.integrationId === integrationId);
  if (!offered) throw notFound("Integration");
  if (!passedAt) throw conflict("Confirm with Duo once first.");
  return transact(ctx, async (ctx) => {
    const userId = ctx.principal.id;
    const row = {
      id: newId("mfa"),
      userId,
      kind: "duo" as const,
      integrationId,
      confirmedAt: ctx.now,
      createdAt: ctx.now,
    };
    const made = await ctx.db.insert(mfaFactors).values(row).onConflictDoNothing().returning({ id: mfaFactors.id });
    if (made.length > 0) await record(ctx, "second_factor.added", userId, { kind: "duo", integrationId });
    return { integrationId };
  });
}
