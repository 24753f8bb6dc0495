import type { Environment } from "@/lib/kit/zod";
import type { Connector, Origin } from "./contract";
import { CONNECTORS } from "./registry.gen";

const originsOf = ({ origin, otherOrigins }: Connector, environment: Environment): Origin[] =>
  [origin, ...Object.values(otherOrigins ?? {})].map((origins) => origins[environment]);

const holds = (known: Origin, origin: string) => (known instanceof RegExp ? known.test(origin) : known === origin);

/**
 * Whether a provider we know serves only live accounts at this origin. Nothing in a sandbox may reach it, whoever named it:
 * a script names its hosts itself.
 */
export const isLiveOnly = (origin: string): boolean =>
  Object.values(CONNECTORS).some((connector) => {
    const isAt = (environment: Environment) => originsOf(connector, environment).some((known) => holds(known, origin));
    return isAt("production") && !isAt("sandbox");
  });
