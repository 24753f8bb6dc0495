import { and, eq } from "drizzle-orm";
import { mfaFactors } from "@/db/schema/second-factor";
import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";

/** Takes the caller's authenticator app out of use. Recovery codes stay: a company's own demand may still need one. */
export async function removeTotp(ctx: Ctx): Promise<{ removed: true }> {
  return remove(ctx, "totp", eq(mfaFactors.kind, "totp"));
}

/** Duo no longer stands for the caller's own factor. Where a company demands it, it is still asked for. */
export async function dropDuo(ctx: Ctx, { integrationId }: { integrationId: string }): Promise<{ removed: true }> {
  return remove(ctx, "duo", and(eq(mfaFactors.kind, "duo"), eq(mfaFactors.integrationId, integrationId)));
}

async function remove(ctx: Ctx, kind: string, which: ReturnType<typeof and>): Promise<{ removed: true }> {
  const userId = ctx.principal.id;
  return transact(ctx, async (ctx) => {
    const gone = await ctx.db
      .delete(mfaFactors)
      .where(and(eq(mfaFactors.userId, userId), which))
      .returning({ id: mfaFactors.id });
    if (gone.length === 0) throw notFound("Second factor");
    await record(ctx, "second_factor.removed", userId, { kind });
    return { removed: true };
  });
}
