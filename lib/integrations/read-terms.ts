import type { Connector } from "@/lib/connectors/contract";
import { type FieldErrors, invalid } from "@/lib/kit/errors";
import { exponentOf, isCurrency, parseMajor } from "@/lib/kit/money";
import { parsePercent } from "@/lib/kit/percent";
import type { MoneyRules } from "@/lib/kit/quote";
import type { IntegrationTerms } from "./schema";

const MOST_DECIMALS = 4;
const MOST_FIXED = 999_999_999_999n;

/** The currencies a service can take by its manifest, or null for every one there is. */
const takenBy = (connector: Connector): readonly string[] | null =>
  connector.kind === "payment" && connector.options.currencies.length > 0 ? connector.options.currencies : null;

/**
 * The currencies of an integration. Where a service lists its currencies at least one is chosen, and the only one goes
 * without saying; where it takes every currency none means all of them. Throws invalid_request under `currencies`.
 */
export function readCurrencies(connector: Connector, given: readonly string[]): string[] {
  if (connector.kind !== "payment" && given.length > 0) {
    throw invalid({ currencies: [`${connector.name} takes no payments, so it has no currencies.`] });
  }
  const taken = takenBy(connector);
  const foreign = taken ? given.filter((code) => !taken.includes(code)) : [];
  if (foreign.length > 0) throw invalid({ currencies: [`${connector.name} does not take ${foreign.join(", ")}.`] });
  if (given.length > 0 || !taken) return [...given];
  if (taken.length > 1) throw invalid({ currencies: ["Choose at least one currency."] });
  return [...taken];
}

/**
 * Money rules from decimal text, exactly: nothing is rounded here. Whoever says nothing about fees gets what the form starts
 * with. Throws invalid_request that names each field as `terms.<name>` or `terms.fixed.<currency>`.
 */
export function readTerms(connector: Connector, currencies: readonly string[], given: IntegrationTerms): MoneyRules {
  const options = connector.kind === "payment" ? connector.options : NO_OPTIONS;
  const allowed = currencies.length > 0 ? currencies : takenBy(connector);
  const fixed = Object.entries(given.fixed).map(
    ([code, text]) => [code, readFixed(code, text.trim(), allowed)] as const,
  );
  const percent = readPercent(given.percent.trim());
  const errors: FieldErrors = Object.fromEntries([
    ...fixed.flatMap(([code, read]) => wrong(`terms.fixed.${code}`, read)),
    ...wrong("terms.percent", percent),
    ...notOffered(connector.name, options, given, [percent, ...fixed.map(([, read]) => read)]),
  ]);
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return {
    fixedMinor: Object.fromEntries(fixed.filter(([, read]) => read !== 0n).map(([code, read]) => [code, String(read)])),
    percentMillionths: Number(percent),
    deductFees: given.deductFees ?? options.deductFees,
  };
}

type Read = bigint | string;
type Options = { surcharge: boolean; deductFees: boolean };
const NO_OPTIONS: Options = { surcharge: false, deductFees: false };

const wrong = (field: string, read: Read): [string, string[]][] => (typeof read === "string" ? [[field, [read]]] : []);

function notOffered(name: string, options: Options, given: IntegrationTerms, reads: readonly Read[]) {
  const hasSurcharge = reads.some((read) => typeof read === "bigint" && read > 0n);
  return [
    ...wrong("terms.percent", hasSurcharge && !options.surcharge ? `${name} has no surcharge.` : 0n),
    ...wrong("terms.deductFees", given.deductFees && !options.deductFees ? `${name} has no fees to deduct.` : 0n),
  ];
}

const DECIMAL = /^\d+(?:\.\d+)?$/;

/** Minor units, or what is wrong. */
function readFixed(code: string, text: string, allowed: readonly string[] | null): Read {
  if (!isCurrency(code) || (allowed && !allowed.includes(code))) return `${code} is not one of the currencies.`;
  if (text === "") return 0n;
  if (text.startsWith("-")) return "A surcharge can't be negative.";
  if (!DECIMAL.test(text)) return "An amount such as 0.30, without signs or separators.";
  const minor = parseMajor(text, code);
  if (minor === null) return tooFine(code);
  return minor > MOST_FIXED ? "This is too large." : minor;
}

function tooFine(code: string): string {
  const digits = exponentOf(code);
  return digits === 0 ? `${code} has no decimals.` : `${code} has at most ${digits} decimals.`;
}

/** Millionths, or what is wrong. */
function readPercent(text: string): Read {
  if (text === "") return 0n;
  if (text.startsWith("-")) return "A percentage can't be negative.";
  if (!DECIMAL.test(text)) return "A percentage such as 2.9.";
  const [, fraction = ""] = text.split(".");
  if (fraction.length > MOST_DECIMALS) return "At most 4 decimals.";
  const millionths = parsePercent(text);
  return millionths === null || millionths > 1_000_000n ? "At most 100 percent." : millionths;
}
