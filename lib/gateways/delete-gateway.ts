import { type Ctx, transact } from "@/lib/context";
import { deleteIntegration } from "@/lib/integrations";
import { requireGatewayToChange } from "./require-gateway-to-change";

/** Deletes a gateway; its history stays. Throws not_found, and conflict while a payment is under way through it. */
export async function deleteGateway(ctx: Ctx, { id }: { id: string }): Promise<void> {
  await transact(ctx, async (ctx) => {
    await requireGatewayToChange(ctx, { id });
    await deleteIntegration(ctx, { id });
  });
}
