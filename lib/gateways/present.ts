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

/** An integration as a gateway, with what may be shown of its settings. */
export const asGateway = async (ctx: Ctx, integration: Integration): Promise<Gateway> =>
  presentGateway(integration, await shownSettings(ctx, integration));

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
