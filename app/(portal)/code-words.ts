/** A normalised code such as `insufficient_funds` as words; the code stays readable in them. */
export function codeWords(code: string): string {
  const words = code.replaceAll(/[_-]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
