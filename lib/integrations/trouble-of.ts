import type { Connector } from "@/lib/connectors/contract";
import { AppError } from "@/lib/kit/errors";
import type { Environment } from "@/lib/kit/zod";
import { readSettings } from "./read-settings";

/**
 * Why settings that were good when they were stored are not any more, in words for people: the operator has taken back the
 * trust in their host, or the service asks for more today. Null while they are. Asks no provider.
 */
export function troubleOf(
  connector: Connector,
  environment: Environment,
  stored: Record<string, unknown>,
): string | null {
  try {
    readSettings(connector, environment, {}, stored);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return Object.values(error.fields)[0]?.[0] ?? error.message;
  }
}

/** Whether the operator has a say in where these settings may lead, so that it can change after they were stored. */
export const isHostJudged = ({ origin, judge }: Connector, environment: Environment): boolean =>
  judge !== undefined && origin[environment] instanceof RegExp;
