import { expect, test } from "vitest";
import { ceilingWords } from "./ceiling-words";

test.each([
  [null, "No limit"],
  [["*"], "No limit"],
  [[], "Nothing allowed"],
  [["payments.get"], "1 permission"],
  [["payments.get", "payments.list"], "2 permissions"],
])("a limit of %j reads as %s", (ceiling, words) => {
  expect(ceilingWords(ceiling)).toBe(words);
});
