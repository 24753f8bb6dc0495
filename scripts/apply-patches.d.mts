/** Brings `patches/<package>+<version>.patch` into node_modules, and answers the files it changed. */
export function applyPatches(places?: { modules?: string; patches?: string }): string[];
