import { type Ctx, transact } from "@/lib/context";
import { findConnector, installIntegration, updateIntegration } from "@/lib/integrations";
import { invalid } from "@/lib/kit/errors";
import { inOurWords } from "./in-our-words";
import { asGateway } from "./present";
import type { CreateGateway, Gateway } from "./schema";
import { setStatus } from "./set-status";

/**
 * A gateway in the company and the environment of the caller's key, and in no other: nothing in the body can say so (S3-10).
 * Throws invalid_request that names each wrong field, those of the provider as `settings.<name>`.
 */
export async function createGateway(ctx: Ctx, input: CreateGateway): Promise<Gateway> {
  const { name, gatewayType, status, acceptedCurrencyCodes, settings, environment: _, mode: __, ...facts } = input;
  if (findConnector(gatewayType)?.kind !== "payment")
    throw invalid({ gatewayType: ["There is no such gateway type."] });
  const currencies = currenciesOf(acceptedCurrencyCodes, facts.currencyCode);
  const order = { connectorId: gatewayType, label: name, settings: settings ?? {}, currencies };
  return transact(ctx, async (ctx) => {
    const { id } = await inOurWords(installIntegration(ctx, order));
    await updateIntegration(ctx, { id, gateway: facts });
    return asGateway(ctx, await setStatus(ctx, id, status));
  });
}

/** Whoever names one currency and no list means that one. */
export const currenciesOf = (accepted: string[] | undefined, own: string | null | undefined): string[] =>
  accepted ?? (own ? [own] : []);
