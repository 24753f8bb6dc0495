import type { Connector } from "@/lib/connectors/contract";
import type { Ctx } from "@/lib/context";
import { AppError, type FieldErrors, invalid } from "@/lib/kit/errors";
import type { MoneyRules } from "@/lib/kit/quote";
import { completeSettings } from "./complete-settings";
import { findConnector } from "./connector-of";
import { readSettings } from "./read-settings";
import { readCurrencies, readTerms } from "./read-terms";
import type { InstallIntegration } from "./schema";

/** An installation that can be written down. */
export type Checked = {
  connector: Connector;
  label: string;
  settings: unknown;
  currencies: string[];
  terms: MoneyRules;
};

/** Reads an installation by its connector's manifest. Throws invalid_request by field. */
export async function checkInstallation(ctx: Ctx, id: string, input: InstallIntegration): Promise<Checked> {
  const connector = requireInstallable(input.connectorId, ctx.environment);
  const [settings, currencies, terms] = gather(
    () => readSettings(connector, ctx.environment, input.settings),
    () => readCurrencies(connector, input.currencies),
    () => readTerms(connector, input.currencies, input.terms ?? { fixed: {}, percent: "0" }),
  );
  await completeSettings(ctx, connector, settings, id);
  return { connector, label: input.label, settings, currencies, terms };
}

/** What all parts read, or everything that is wrong with any of them at once. */
function gather<A, B, C>(a: () => A, b: () => B, c: () => C): [A, B, C] {
  const errors: FieldErrors = {};
  const read = <T>(part: () => T): T | null => {
    try {
      return part();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      Object.assign(errors, error.fields);
      return null;
    }
  };
  const all = [read(a), read(b), read(c)];
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return all as [A, B, C];
}

/** The connector, if it can be installed in this environment. Throws invalid_request under `connectorId`. */
export function requireInstallable(connectorId: string, environment: Ctx["environment"]): Connector {
  const connector = findConnector(connectorId);
  if (!connector) throw invalid({ connectorId: ["There is no such service."] });
  if (connector.comingSoon?.()) throw invalid({ connectorId: [`${connector.name} can't be installed yet.`] });
  if (connector.origin[environment] === null) {
    throw invalid({ connectorId: [`${connector.name} can't be installed in ${environment}.`] });
  }
  return connector;
}
