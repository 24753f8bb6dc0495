import type { Ctx } from "@/lib/context";
import { shownSettings } from "@/lib/integrations";
import type { Integration } from "@/lib/integrations/present";
import { type Gateway, GatewayFacts, USUAL_WEIGHT } from "./schema";

const USUAL = {
  merchantAccountReferenceId: null,
  currencyCode: null,
  acceptedCards: [],
  weight: USUAL_WEIGHT,
  acceptRetries: true,
  cvvRequired: false,
  approvedChargeOrCaptureRateFee: "0",
  approvedChargeOrCaptureFlatFee: "0",
  otherTransactionFlatFee: "0",
} as const satisfies GatewayFacts;

function statusOf({ isEnabled, takesPayments }: Integration): Gateway["status"] {
  if (!isEnabled) return "Disabled";
  return takesPayments ? "Available" : "RefundOnly";
}

/** Integrations as gateways, with what may be shown of their settings. */
export async function asGateways(ctx: Ctx, integrations: readonly Integration[]): Promise<Gateway[]> {
  const ids = integrations.map(({ id }) => id);
  const settings = await shownSettings(ctx, ids);
  return integrations.map((one) => presentGateway(one, settings.get(one.id) ?? {}));
}

/** The same for one. */
export async function asGateway(ctx: Ctx, integration: Integration): Promise<Gateway> {
  const settings = await shownSettings(ctx, [integration.id]);
  return presentGateway(integration, settings.get(integration.id) ?? {});
}

/** An integration in the words of the Gateway Management API; one that was installed in the portal has the usual facts (S3-13). */
function presentGateway(integration: Integration, settings: Gateway["settings"]): Gateway {
  const { id, label, connectorId, environment, currencies, createdAt, updatedAt } = integration;
  return {
    ...USUAL,
    acceptedCards: [],
    ...GatewayFacts.parse(integration.gateway),
    id,
    name: label,
    gatewayType: connectorId,
    environment,
    status: statusOf(integration),
    acceptedCurrencyCodes: currencies,
    settings,
    createdAt,
    updatedAt,
  };
}
