import type { z } from "zod";
import type { Environment } from "@/lib/kit/zod";
import { type Connector, OFFLINE_ORIGIN, type Origin, type Origins } from "./contract";
import { ProviderNotProcessed } from "./errors";

/** The built-in provider's origin. It has no host; lib/integrations answers it in this process. */
export const SIMULATOR_ORIGIN = "simulator:";

type Reaches = Pick<Connector, "id" | "origin" | "otherOrigins"> & {
  originOf?(settings: z.output<z.ZodType>, environment: Environment): string;
  moreOriginsOf?(settings: z.output<z.ZodType>, environment: Environment): Record<string, string>;
};

/**
 * The one place that says where a connector may reach. Each environment has its own origin, so a sandbox integration never
 * has a production-only host to call; a host that the settings name must fit that environment's pattern. Throws when the
 * provider has nothing in this environment.
 */
export function originFor(connector: Reaches, environment: Environment, settings: unknown): string {
  const origin = connector.origin[environment];
  if (!(origin instanceof RegExp)) return known(connector, environment, origin);
  const named = connector.originOf?.(settings, environment) ?? "";
  if (!origin.test(named)) throw new ProviderNotProcessed(`the address is none of ${connector.id} in ${environment}`);
  return named;
}

/** The further origins of a connector in one environment, by name; those it has nowhere there are left out. */
export function otherOriginsFor(
  connector: Reaches,
  environment: Environment,
  settings: unknown,
): Record<string, string> {
  const fixed = Object.entries(connector.otherOrigins ?? {});
  const pattern = connector.origin[environment];
  const named = Object.entries(connector.moreOriginsOf?.(settings, environment) ?? {});
  const fitting = named.filter(([, origin]) => pattern instanceof RegExp && pattern.test(origin));
  return Object.fromEntries([...fixed.flatMap(([name, origins]) => pair(name, origins[environment])), ...fitting]);
}

const pair = (name: string, origin: Origin): [string, string][] => (typeof origin === "string" ? [[name, origin]] : []);

function known({ id }: Reaches, environment: Environment, origin: string | null): string {
  if (origin === null) throw new ProviderNotProcessed(`${id} has no ${environment}`);
  return origin;
}

/** Whether nobody is ever called: what came by it is confirmed by a person. */
export const isOffline = ({ origin }: Pick<Connector, "origin">): boolean => origin.production === OFFLINE_ORIGIN;

/** Whether a provider can be talked to in an environment at all. */
export const isReachable = (origin: Origins, environment: Environment): boolean => origin[environment] !== null;

/** The address of a path at an origin. A path that would lead anywhere else is refused, whatever it is spelled like. */
export function addressAt(origin: string, path: string): URL {
  const base = new URL(origin);
  const wellFormed = path.startsWith("/") && !/[\\\s]/.test(path) && URL.canParse(path, base);
  const address = wellFormed ? new URL(path, base) : null;
  if (!address || address.origin !== base.origin || address.username || address.password) {
    throw new ProviderNotProcessed("the address is not the provider's");
  }
  return address;
}
