import type { CreateLocalProvider } from "../conformance-local";
import { LocalNvp } from "./local-nvp";
import { LocalOrders } from "./local-orders";

/** PayPal's first generation: name-value pairs with a signature. */
export const createLocalProvider: CreateLocalProvider = () => new LocalNvp();

/** Further generations of the same connector, each driven like the first. */
export const moreLocalProviders: Readonly<Record<string, CreateLocalProvider>> = {
  "Orders v2": () => new LocalOrders(),
};
