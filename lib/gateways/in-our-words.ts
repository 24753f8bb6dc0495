import { AppError } from "@/lib/kit/errors";

/** What a gateway calls the fields of an integration. */
const NAMES: Record<string, string> = {
  connectorId: "gatewayType",
  label: "name",
  currencies: "acceptedCurrencyCodes",
};

/** Does the work, and names the fields of whatever is wrong as the caller knows them. */
export async function inOurWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const fields = Object.entries(error.fields).map(([name, why]) => [NAMES[name] ?? name, why]);
    throw new AppError(error.code, error.message, Object.fromEntries(fields), error.extra);
  }
}
