import { factorPolicies } from "@/db/schema/second-factor";
import { record } from "@/lib/audit";
import { type Ctx, type TxCtx, transact } from "@/lib/context";
import { conflict, invalid } from "@/lib/kit/errors";
import { requirePermission } from "@/lib/tenants";
import { installedFactors, ofCompany } from "./factor-policy";
import { factorsOf } from "./factors-of";
import { personOf } from "./person";
import type { SetFactorPolicy } from "./schema";

const HOUR_MS = 60 * 60 * 1000;

/**
 * Decides whether the people of the caller's company are asked for Duo at sign-in. It can be demanded only by somebody who
 * would not be locked out: its test passed within the hour, `passedAt` says that the caller got past it within the hour, and
 * the caller holds another way in for the day it is out of order. Turning it off needs nothing.
 */
export async function setFactorPolicy(
  ctx: Ctx,
  input: SetFactorPolicy,
  passedAt: Date | null,
): Promise<{ mode: SetFactorPolicy["mode"] }> {
  requirePermission(ctx, "member:manage");
  const { mode, integrationId, letInWhenDown } = input;
  if (mode === "required") await requireOtherWayIn(ctx);
  return transact(ctx, async (ctx) => {
    if (mode === "off")
      await ctx.db
        .update(factorPolicies)
        .set({ mode, ...by(ctx) })
        .where(ofCompany(ctx));
    else await put(ctx, { ...input, mode }, passedAt);
    await record(ctx, "second_factor.policy_set", ctx.companyId, { mode, integrationId, letInWhenDown });
    return { mode };
  });
}

const by = ({ principal, now }: TxCtx) => ({ updatedBy: principal.id, updatedAt: now });

async function put(ctx: TxCtx, { mode, integrationId, letInWhenDown }: SetFactorPolicy, passedAt: Date | null) {
  const integration = (await installedFactors(ctx)).find(({ id }) => id === integrationId);
  if (!integration) throw invalid({ integrationId: ["Choose an installation that is enabled here."] });
  if (mode === "required") requireProof(ctx.now, integration, passedAt);
  const values = { mode, letInWhenDown, integrationId, integrationEnvironment: integration.environment, ...by(ctx) };
  const { tenantId, companyId } = integration;
  await ctx.db
    .insert(factorPolicies)
    .values({ tenantId, companyId, createdAt: ctx.now, ...values })
    .onConflictDoUpdate({ target: [factorPolicies.tenantId, factorPolicies.companyId], set: values });
}

type Tested = { testedAt: Date | null; testError: string | null };

function requireProof(now: Date, { testedAt, testError }: Tested, passedAt: Date | null): void {
  if (!isRecent(testedAt, now) || testError !== null) {
    throw conflict("Press Test on the integration’s page first. It has to pass within the hour before this.");
  }
  if (!isRecent(passedAt, now)) {
    throw conflict("Confirm with Duo yourself first. It has to let you through within the hour before this.");
  }
}

const isRecent = (at: Date | null, now: Date) => at !== null && now.getTime() - at.getTime() <= HOUR_MS;

async function requireOtherWayIn(ctx: Ctx): Promise<void> {
  const { codesLeft } = await factorsOf(personOf(ctx));
  if (codesLeft === 0) {
    throw conflict("Make recovery codes for yourself first, so that you get in when Duo is out of order.");
  }
}
