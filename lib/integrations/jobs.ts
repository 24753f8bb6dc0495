import { z } from "zod";
import { systemCtx, transact } from "@/lib/context";
import { Environment } from "@/lib/kit/zod";
import { composeCallback } from "@/lib/simulator";
import { integrationRow } from "./find-integrations";
import { receive } from "./receive";
import { unsealSettings } from "./settings";

const SimulatorCallback = z.object({
  tenantId: z.string(),
  companyId: z.string(),
  environment: Environment,
  integrationId: z.string(),
  chargeId: z.string(),
});
const SimulatorSettings = z.object({ callbackSecret: z.string() });

export const jobs = {
  /** The simulated provider tells of a charge: its signed bytes go through the door every provider's go through. */
  async "simulator.callback"(payload: unknown, { now, requestId }: { now: Date; requestId: string }): Promise<void> {
    const { integrationId, chargeId, ...place } = SimulatorCallback.parse(payload);
    const ctx = systemCtx({ ...place, now, requestId, label: "Simulator" });
    const row = await integrationRow(ctx, integrationId);
    if (!row || row.deletedAt) return;
    const settings = await transact(ctx, (ctx) => unsealSettings(ctx, row));
    const secret = SimulatorSettings.parse(settings).callbackSecret;
    const delivery = await composeCallback(ctx, { chargeId, secret });
    if (delivery) await receive({ pool: ctx.pool, now, requestId }, integrationId, delivery);
  },
};
