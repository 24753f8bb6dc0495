import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { integrations } from "@/db/schema/integrations";
import { type FactorMode, factorPolicies } from "@/db/schema/second-factor";
import { CONNECTORS } from "@/lib/connectors/registry.gen";
import { type Ctx, type TxCtx, transact, within } from "@/lib/context";

export type FactorPolicy = {
  mode: FactorMode;
  integrationId: string | null;
  letInWhenDown: boolean;
  /** What could be asked, of the environment the caller works in. */
  choices: { id: string; label: string; testedAt: Date | null; testError: string | null }[];
};

const FACTORS = () => Object.values(CONNECTORS).flatMap(({ kind, id }) => (kind === "factor" ? [id] : []));

/** What the caller's company asks at sign-in, and what it could ask. */
export async function findFactorPolicy(ctx: Ctx): Promise<FactorPolicy> {
  return transact(ctx, async (ctx) => {
    const [policy] = await ctx.db.select().from(factorPolicies).where(ofCompany(ctx));
    const { mode = "off", integrationId = null, letInWhenDown = false } = policy ?? {};
    const rows = await installedFactors(ctx);
    const choices = rows.map(({ id, label, testedAt, testError }) => ({ id, label, testedAt, testError }));
    return { mode, integrationId, letInWhenDown, choices };
  });
}

/** The policy of the caller's company; it holds in both environments. */
export const ofCompany = ({ tenantId, companyId }: TxCtx) =>
  and(eq(factorPolicies.tenantId, tenantId), eq(factorPolicies.companyId, companyId));

/** The second factors that are installed and enabled where the caller works, oldest first. */
export const installedFactors = (ctx: TxCtx) =>
  ctx.db
    .select()
    .from(integrations)
    .where(
      within(
        ctx,
        integrations,
        inArray(integrations.connectorId, FACTORS()),
        eq(integrations.isEnabled, true),
        isNull(integrations.deletedAt),
      ),
    )
    .orderBy(asc(integrations.createdAt));
