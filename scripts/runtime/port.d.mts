/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number>;

/** The port the product is to listen on. Throws a sentence that says what is wrong with it and what to do. */
export function requirePort(env: Record<string, string | undefined>): Promise<number>;
