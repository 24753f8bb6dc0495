import type { PaymentMethodSpec } from "@/lib/connectors/contract";
import type { Ctx } from "@/lib/context";
import { integrationsFor, paymentConnectorOf } from "@/lib/integrations";
import type { IntegrationRow } from "@/lib/integrations/present";

/** A way to pay as the payer picks it. `id` is `<provider>.<method>`, the provider being the connector's id. */
export type MethodOption = { id: string; provider: string; method: string; title: string; description: string };

type Offer = { option: MethodOption; spec: PaymentMethodSpec; integration: IntegrationRow };

/** The ways a payment in this currency can be paid here, in the order they are offered. */
export async function methodsOf(ctx: Ctx, { currencyCode }: { currencyCode: string }): Promise<MethodOption[]> {
  return (await offers(ctx, currencyCode)).map(({ option }) => option);
}

/** The offer behind `<provider>.<method>`, or null when nothing of that name is offered. */
export async function findOffer(ctx: Ctx, currencyCode: string, id: string): Promise<Offer | null> {
  return (await offers(ctx, currencyCode)).find(({ option }) => option.id === id) ?? null;
}

async function offers(ctx: Ctx, currencyCode: string): Promise<Offer[]> {
  const open = await integrationsFor(ctx, currencyCode);
  return open.flatMap((integration) =>
    paymentConnectorOf(integration.connectorId).methods.map((spec) => ({
      spec,
      integration,
      option: optionOf(integration, spec),
    })),
  );
}

const optionOf = ({ connectorId }: IntegrationRow, { id, title, description }: PaymentMethodSpec): MethodOption => ({
  id: `${connectorId}.${id}`,
  provider: connectorId,
  method: id,
  title,
  description,
});
