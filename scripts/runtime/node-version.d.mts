/** Throws a sentence when this Node.js is older than the product admits. */
export function requireNode(version?: string): void;
