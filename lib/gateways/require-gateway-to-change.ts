import type { Ctx } from "@/lib/context";
import { listIntegrations } from "@/lib/integrations";
import { notFound } from "@/lib/kit/errors";
import { asGateway } from "./present";
import { isGateway } from "./require-gateway";
import type { Gateway } from "./schema";

/**
 * A gateway for a verb that changes it, which asks for the right to change and for no other. A foreign, deleted or unknown
 * one is not found.
 */
export async function requireGatewayToChange(ctx: Ctx, { id }: { id: string }): Promise<Gateway> {
  const found = (await listIntegrations(ctx)).find((one) => one.id === id && isGateway(one));
  if (!found) throw notFound("Gateway");
  return asGateway(ctx, found);
}
