const LINE = /^\s*([A-Za-z_][A-Za-z0-9_]{0,63})\s*=(.*)$/;

const isBlank = (line: string) => line.trim() === "" || line.trim().startsWith("#");

/** `KEY=value` on each line, as environment files have it; empty lines and those that begin with # are skipped. */
export function valuesOf(lines: string): Record<string, string> {
  return Object.fromEntries(
    lines.split(/\r?\n/).flatMap((line) => {
      const [, key, value] = isBlank(line) ? [] : (LINE.exec(line) ?? []);
      return key === undefined || value === undefined ? [] : [[key, value.trim()]];
    }),
  );
}

/** Whether every line that says something is a pair. */
export const areValues = (lines: string): boolean =>
  lines.split(/\r?\n/).every((line) => isBlank(line) || LINE.test(line));

const SHORTEST_SECRET = 4;

/** A text without any of these values in it. */
export const maskValues = (text: string, values: readonly string[]): string =>
  values
    .filter((value) => value.length >= SHORTEST_SECRET)
    .sort((a, b) => b.length - a.length)
    .reduce((masked, value) => masked.replaceAll(value, "••••"), text);
