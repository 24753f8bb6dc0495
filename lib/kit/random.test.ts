import { expect, test } from "vitest";
import { randomText } from "./random";

const alphabet = (size: number) => Array.from({ length: size }, (_, at) => String.fromCharCode(0x100 + at)).join("");

test("favours no character, even when the alphabet does not fit into a byte", () => {
  const characters = alphabet(171);
  const drawn = randomText(characters, 40_000);
  const early = [...drawn].filter((one) => characters.indexOf(one) < 85).length;

  expect(drawn).toHaveLength(40_000);
  expect(new Set(drawn).size).toBe(171);
  expect(early / drawn.length).toBeCloseTo(85 / 171, 1);
});
