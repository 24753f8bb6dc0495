import type { TxCtx } from "@/lib/context";
import { disableIntegration, enableIntegration, updateIntegration } from "@/lib/integrations";
import type { Integration } from "@/lib/integrations/present";
import type { Gateway } from "./schema";

/** Gives an integration what a gateway's status stands for. */
export async function setStatus(ctx: TxCtx, id: string, status: Gateway["status"]): Promise<Integration> {
  if (status === "Disabled") return disableIntegration(ctx, { id });
  await updateIntegration(ctx, { id, takesPayments: status === "Available" });
  return enableIntegration(ctx, { id });
}
