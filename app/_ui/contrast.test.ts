import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../globals.css", import.meta.url), "utf8");
const THEMES = ["light", "dark"] as const;
type Theme = (typeof THEMES)[number];

const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(([, name, light, dark]) => [
    name,
    { light, dark },
  ]),
);

const GROUNDS = ["canvas", "surface", "sunken", "raised"];
const TEXTS: [text: string, grounds: string[]][] = [
  ["ink", [...GROUNDS, "accent-soft", "warning-soft", "danger-soft"]],
  ["muted", [...GROUNDS, "accent-soft"]],
  ["faint", GROUNDS],
  ["accent-text", [...GROUNDS, "accent-soft"]],
  ["accent-ink", ["accent", "accent-hover"]],
  ["danger-ink", ["danger", "danger-hover"]],
  ["success-text", [...GROUNDS, "success-soft"]],
  ["warning-text", [...GROUNDS, "warning-soft"]],
  ["danger-text", [...GROUNDS, "danger-soft"]],
  ["sandbox-text", [...GROUNDS, "sandbox-soft"]],
  ["canvas", ["ink"]],
];
const EDGES: [edge: string, grounds: string[]][] = [
  ["control", ["canvas", "surface", "raised"]],
  ["focus", GROUNDS],
  ["accent", ["canvas", "surface", "raised"]],
  ["sandbox", ["canvas", "surface"]],
];

const pairs = (rows: [string, string[]][]) =>
  THEMES.flatMap((theme) =>
    rows.flatMap(([front, grounds]) => grounds.map((ground) => [theme, front, ground] as const)),
  );

describe("the colours", () => {
  test.each(pairs(TEXTS))("in %s: %s is read on %s at 4.5:1", (theme, text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(pairs(EDGES))("in %s: the edge %s is seen on %s at 3:1", (theme, edge, ground) => {
    expect(contrast(colour(edge, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });

  test("black on white is 21:1, so the ruler is right", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });
});

function colour(name: string, theme: Theme): string {
  const value = tokens.get(name)?.[theme];
  if (!value) throw new Error(`globals.css has no token --${name}`);
  return value;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
