const MOST = 4;

/** The currencies an application takes, in as many words as a table cell has room for. */
export function currencyWords(codes: readonly string[]): string {
  if (codes.length === 0) return "Every currency";
  const rest = codes.length - MOST;
  return rest > 0 ? `${codes.slice(0, MOST).join(", ")} and ${rest} more` : codes.join(", ");
}
