import { type Ctx, transact } from "@/lib/context";
import { updateIntegration } from "@/lib/integrations";
import { inOurWords } from "./in-our-words";
import { asGateway } from "./present";
import { requireGatewayToChange } from "./require-gateway-to-change";
import type { Gateway, UpdateGateway } from "./schema";
import { setStatus } from "./set-status";

/** Changes what is given and leaves the rest; name, type and environment never change. Throws not_found, and invalid_request by field. */
export async function updateGateway(ctx: Ctx, { id, ...wanted }: UpdateGateway & { id: string }): Promise<Gateway> {
  const { status, acceptedCurrencyCodes: currencies, settings, ...rest } = wanted;
  const { environment: _, mode: __, name: ___, gatewayType: ____, ...facts } = rest;
  return transact(ctx, async (ctx) => {
    const { acceptedCards, ...before } = await requireGatewayToChange(ctx, { id });
    const kept = { ...factsOf(before), acceptedCards, ...facts };
    const changed = await inOurWords(updateIntegration(ctx, { id, currencies, settings, gateway: kept }));
    return asGateway(ctx, status ? await setStatus(ctx, id, status) : changed);
  });
}

const factsOf = (gateway: Omit<Gateway, "acceptedCards">) => ({
  merchantAccountReferenceId: gateway.merchantAccountReferenceId,
  currencyCode: gateway.currencyCode,
  weight: gateway.weight,
  acceptRetries: gateway.acceptRetries,
  cvvRequired: gateway.cvvRequired,
  approvedChargeOrCaptureRateFee: gateway.approvedChargeOrCaptureRateFee,
  approvedChargeOrCaptureFlatFee: gateway.approvedChargeOrCaptureFlatFee,
  otherTransactionFlatFee: gateway.otherTransactionFlatFee,
});
