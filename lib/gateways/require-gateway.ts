import type { Ctx } from "@/lib/context";
import { findConnector, requireIntegration } from "@/lib/integrations";
import type { Integration } from "@/lib/integrations/present";
import { AppError, notFound } from "@/lib/kit/errors";
import { isIdText } from "@/lib/kit/ids";
import { asGateway } from "./present";
import type { Gateway } from "./schema";

/** Whether an integration takes payments; a second factor or an accounting service is no gateway. */
export const isGateway = ({ connectorId }: Pick<Integration, "connectorId">): boolean =>
  findConnector(connectorId)?.kind === "payment";

/** A gateway of the key's company and environment. A foreign, deleted or unknown one is not found. */
export async function requireGateway(ctx: Ctx, { id }: { id: string }): Promise<Gateway> {
  if (!isIdText(id)) throw notFound("Gateway");
  const integration = await requireIntegration(ctx, { id }).catch((error: unknown) => {
    throw error instanceof AppError && error.code === "not_found" ? notFound("Gateway") : error;
  });
  if (!isGateway(integration)) throw notFound("Gateway");
  return asGateway(ctx, integration);
}
