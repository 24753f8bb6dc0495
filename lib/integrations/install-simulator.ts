import { randomBytes } from "node:crypto";
import { eq, isNull } from "drizzle-orm";
import { integrations } from "@/db/schema/integrations";
import { type Ctx, transact, within } from "@/lib/context";
import { installIntegration } from "./install-integration";
import { type Integration, presentIntegration } from "./present";

/** Gives a company's sandbox its simulator, whatever environment the caller is in. Once: asked again it gives the one that is there. */
export async function installSimulator(caller: Ctx): Promise<Integration> {
  return transact({ ...caller, environment: "sandbox" as const }, async (ctx) => {
    const wanted = within(ctx, integrations, eq(integrations.connectorId, "simulator"), isNull(integrations.deletedAt));
    const [there] = await ctx.db.select().from(integrations).where(wanted).limit(1);
    if (there) return presentIntegration(there);
    const settings = { callbackSecret: randomBytes(32).toString("base64url") };
    const terms = { fixed: {}, percent: "0", deductFees: false };
    return installIntegration(ctx, { connectorId: "simulator", label: "Simulator", settings, currencies: [], terms });
  });
}
