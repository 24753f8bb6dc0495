/**
 * Fills an environment with what the product needs and nobody set: secrets, the data folder, the running product's
 * address, and the embedded database, which the returned function gives back. With `giveUp` the database is started
 * again whenever it dies, and `giveUp` hears when that can't be done.
 */
export function prepareEnvironment(
  env?: Record<string, string | undefined>,
  options?: { giveUp?: (why: Error) => void },
): Promise<() => Promise<void>>;
