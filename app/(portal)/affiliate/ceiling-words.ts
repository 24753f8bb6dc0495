/** A limit in as many words as a table cell has room for. */
export function ceilingWords(ceiling: readonly string[] | null): string {
  if (ceiling === null || ceiling.includes("*")) return "No limit";
  if (ceiling.length === 0) return "Nothing allowed";
  return ceiling.length === 1 ? "1 permission" : `${ceiling.length} permissions`;
}
