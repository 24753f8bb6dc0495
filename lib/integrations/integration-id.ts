import { randomText } from "@/lib/kit/random";

export { INTEGRATION_ID } from "./schema";

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const LENGTH = 32;

/** The id of a new integration. It is also its callback address, so it can't be guessed. */
export const newIntegrationId = (): string => `int_${randomText(BASE62, LENGTH)}`;
