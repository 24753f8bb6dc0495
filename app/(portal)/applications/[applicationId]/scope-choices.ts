import type { Choice } from "@/app/_ui/choice-field";

export type ScopeOption = { value: string; label: string };

const ALL = "*";

/** The scopes as things to tick. Full access holds all others, so it stands alone (S1-19). */
export function scopeChoices(scopes: readonly ScopeOption[], chosen: readonly string[]): Choice[] {
  const hasAll = chosen.includes(ALL);
  return scopes.map(({ value, label }) => {
    const words =
      value === ALL ? { description: "It takes the place of all others. Choose it only when you must." } : {};
    return { value, label, code: value, disabled: hasAll && value !== ALL, ...words };
  });
}

/** What is chosen after one of them was ticked or unticked. */
export function toggleScope(chosen: readonly string[], value: string, checked: boolean): string[] {
  if (!checked) return chosen.filter((one) => one !== value);
  return value === ALL ? [ALL] : [...chosen.filter((one) => one !== ALL), value];
}
