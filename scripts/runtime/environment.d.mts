/**
 * Fills an environment with what the product needs and nobody set: secrets, the data folder, the running product's
 * address, and the embedded database, which the returned function gives back.
 */
export function prepareEnvironment(env?: Record<string, string | undefined>): Promise<() => Promise<void>>;
