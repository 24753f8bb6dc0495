const BROWSERS: readonly [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/(?:Chrome|Chromium)\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Mac OS X/, "macOS"],
  [/Windows/, "Windows"],
  [/Linux/, "Linux"],
];

const firstIn = (list: readonly [RegExp, string][], text: string) => list.find(([shape]) => shape.test(text))?.[1];

/** A browser's own word about itself, as people say it: "Firefox on Windows". Order counts, for most pretend to be others. */
export function browserOf(userAgent: string | null): string {
  const browser = firstIn(BROWSERS, userAgent ?? "");
  const system = firstIn(SYSTEMS, userAgent ?? "");
  if (!browser) return "Unknown browser";
  return system ? `${browser} on ${system}` : browser;
}
