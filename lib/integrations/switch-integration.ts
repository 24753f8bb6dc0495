import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { changeIntegration, lockIntegration } from "./lock-integration";
import { type Integration, presentIntegration } from "./present";
import { requireIntegrationRight } from "./rights";

/** Turns an integration on or off, once. What is under way goes on either way, and so do its callbacks. */
export async function switchIntegration(ctx: Ctx, id: string, isEnabled: boolean): Promise<Integration> {
  requireIntegrationRight(ctx, "gateways.write");
  return transact(ctx, async (ctx) => {
    const row = await lockIntegration(ctx, id);
    if (row.isEnabled === isEnabled) return presentIntegration(row);
    const changed = await changeIntegration(ctx, id, { isEnabled, updatedAt: ctx.now });
    await record(ctx, isEnabled ? "integration.enabled" : "integration.disabled", id, { label: row.label });
    return presentIntegration(changed);
  });
}
