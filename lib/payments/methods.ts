import type { PaymentConnector, PaymentMethodSpec } from "@/lib/connectors/contract";
import { type Ctx, type TxCtx, transact } from "@/lib/context";
import { weightOf } from "@/lib/gateways/schema";
import { integrationsFor, NO_TERMS, paymentConnectorOf, termsAt, unsealSettings } from "@/lib/integrations";
import type { IntegrationRow } from "@/lib/integrations/present";
import type { HeldTerms } from "@/lib/integrations/terms-at";
import { type Quote, quote } from "@/lib/kit/quote";

/**
 * A way to pay as the payer picks it, with what it costs. `id` is `<provider>.<method>`, the provider being the name of one
 * installation. Amounts are minor units of the payment's currency.
 */
export type MethodOption = {
  id: string;
  provider: string;
  method: string;
  title: string;
  description: string;
  amount: number;
  surcharge: number;
  total: number;
  currencyCode: string;
};

export type Offer = {
  option: MethodOption;
  spec: PaymentMethodSpec;
  integration: IntegrationRow;
  terms: HeldTerms;
  quote: Quote;
};

/** What is to be paid: the base in minor units, and when it was asked for, which decides about the money rules. */
export type Due = { amount: bigint | number; currencyCode: string; createdAt: Date };

/** The ways a payment can be paid here, each with what it costs in all: by weight of their integrations, then oldest first. */
export async function methodsOf(ctx: Ctx, due: Due): Promise<MethodOption[]> {
  return (await offers(ctx, due)).map(({ option }) => option);
}

/** The offer behind `<provider>.<method>`, or null when nothing of that name is offered. */
export async function findOffer(ctx: Ctx, due: Due, id: string): Promise<Offer | null> {
  return (await offers(ctx, due)).find(({ option }) => option.id === id) ?? null;
}

async function offers(ctx: Ctx, { amount, currencyCode, createdAt }: Due): Promise<Offer[]> {
  const base = { amount: BigInt(amount), currency: currencyCode };
  return transact(ctx, async (ctx) => {
    const open = byWeight(await integrationsFor(ctx, currencyCode));
    const held = await termsAt(
      ctx,
      open.map(({ id }) => id),
      createdAt,
    );
    const found: Offer[] = [];
    for (const integration of open) {
      const connector = paymentConnectorOf(integration.connectorId);
      const terms = held.get(integration.id) ?? NO_TERMS;
      const priced = quote({ base, rules: terms });
      if (!isWithinLimits(connector, currencyCode, priced.total)) continue;
      for (const spec of await methodsBy(ctx, connector, integration))
        found.push({ spec, integration, terms, quote: priced, option: optionOf(integration, spec, priced) });
    }
    return tellApart(found);
  });
}

const byWeight = (open: readonly IntegrationRow[]): IntegrationRow[] =>
  open.toSorted((one, other) => weightOf(other.gateway) - weightOf(one.gateway));

/** What the provider takes is the whole total, so that is what its limits are about. */
function isWithinLimits({ limits }: PaymentConnector, currencyCode: string, total: bigint): boolean {
  const { min, max } = (limits && Object.hasOwn(limits, currencyCode) ? limits[currencyCode] : undefined) ?? {};
  return (min === undefined || total >= min) && (max === undefined || total <= max);
}

async function methodsBy(
  ctx: TxCtx,
  connector: PaymentConnector,
  row: IntegrationRow,
): Promise<readonly PaymentMethodSpec[]> {
  return connector.methodsOf ? connector.methodsOf(await unsealSettings(ctx, row)) : connector.methods;
}

function optionOf({ slug }: IntegrationRow, spec: PaymentMethodSpec, { base, surcharge, total }: Quote): MethodOption {
  const { id: method, title, description } = spec;
  const money = { amount: Number(base.amount), surcharge: Number(surcharge), total: Number(total) };
  return { id: `${slug}.${method}`, provider: slug, method, title, description, ...money, currencyCode: base.currency };
}

/** Two ways of one name get the labels of their integrations. */
function tellApart(found: readonly Offer[]): Offer[] {
  const named = (title: string) => found.filter(({ option }) => option.title === title).length;
  return found.map((offer) =>
    named(offer.option.title) === 1
      ? offer
      : { ...offer, option: { ...offer.option, title: `${offer.option.title} (${offer.integration.label})` } },
  );
}
