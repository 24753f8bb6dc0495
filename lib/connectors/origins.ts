import type { Environment } from "@/lib/kit/zod";
import { type PaymentConnector, ProviderNotProcessed } from "./contract";

/** The built-in provider's origin. It has no host; lib/integrations answers it in this process. */
export const SIMULATOR_ORIGIN = "simulator:";

/**
 * The one place that says where a connector may reach. Each environment has its own origin, so a sandbox integration never
 * has a production-only host to call. Throws when the provider has nothing in this environment.
 */
export function originFor(connector: Pick<PaymentConnector, "id" | "origin">, environment: Environment): string {
  const origin = connector.origin[environment];
  if (origin === null) throw new ProviderNotProcessed(`${connector.id} has no ${environment}`);
  return origin;
}

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
