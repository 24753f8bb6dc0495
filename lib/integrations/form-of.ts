import type { Connector } from "@/lib/connectors/contract";
import { isOffline, isReachable } from "@/lib/connectors/origins";
import { CURRENCIES } from "@/lib/kit/currencies";
import { type Field, fieldsOf } from "@/lib/kit/fields";

/** All a form of a connector needs to know, as plain data. */
export type ConnectorForm = ReturnType<typeof formOf>;

/** The form of a connector as its manifest asks for it: fields in order, and what money rules it has. */
export function formOf(connector: Connector) {
  return {
    connectorId: connector.id,
    name: connector.name,
    category: connector.category,
    docsUrl: connector.docsUrl,
    guide: [...connector.guide],
    caution: connector.caution ?? null,
    asksMode: connector.kind === "payment" && connector.options.mode,
    inTest: isReachable(connector.origin, "sandbox"),
    inLive: isReachable(connector.origin, "production"),
    /** Whether there is somebody who can be asked if the settings are right. */
    canBeTested: !isOffline(connector),
    fields: Object.values<Field>(fieldsOf(connector.settings)).filter(({ hidden }) => !hidden),
    callback: callbackOf(connector),
    money: connector.kind === "payment" ? moneyOf(connector.options) : null,
  };
}

/** What the address for the provider's messages is called; null when the provider sends none. */
function callbackOf(connector: Connector) {
  if (connector.kind === "factor" || !connector.callback.exists) return null;
  const { title = null } = connector.callback;
  return { title: title ?? "Callback URL", isField: title !== null };
}

type Options = { currencies: readonly string[]; surcharge: boolean; deductFees: boolean };

function moneyOf({ currencies, surcharge, deductFees }: Options) {
  const codes = currencies.length > 0 ? currencies : [...CURRENCIES.keys()];
  return {
    currencies: [...codes].sort().map((code) => ({ code, name: CURRENCIES.get(code)?.name ?? code })),
    /** Whether the manifest lists its currencies; then at least one is chosen. */
    isListed: currencies.length > 0,
    surcharge,
    deductFees,
  };
}
