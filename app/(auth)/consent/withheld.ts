type Place = { name: string; held: readonly string[] };

/** What an app would not get in which company, because the person may not do it there themselves; a sentence each. */
export function withheldWords(scopes: readonly string[], places: readonly Place[]): string[] {
  return places.flatMap(({ name, held }) => {
    if (held.includes("*")) return [];
    if (held.length === 0) return [`In ${name} you may do none of this yourself, so there is nothing to allow.`];
    if (scopes.includes("*")) return [`In ${name} it gets only what you may do yourself: ${held.join(", ")}.`];
    const missing = scopes.filter((scope) => !held.includes(scope));
    return missing.length > 0
      ? [`In ${name} it does not get what you may not do yourself: ${missing.join(", ")}.`]
      : [];
  });
}
