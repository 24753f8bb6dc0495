import { expect, test } from "vitest";
import { withheldWords } from "./withheld";

const at = (...held: string[]) => [{ name: "Shop", held }];

test("nothing is withheld from somebody who may do all of it", () => {
  expect(withheldWords(["*"], at("*"))).toEqual([]);
  expect(withheldWords(["payments.get"], at("payments.get", "payments.list"))).toEqual([]);
});

test("what the person may not do is named, company by company", () => {
  expect(withheldWords(["payments.create", "payments.get"], at("payments.get"))).toEqual([
    "In Shop it does not get what you may not do yourself: payments.create.",
  ]);
  expect(withheldWords(["*"], at("payments.get"))).toEqual([
    "In Shop it gets only what you may do yourself: payments.get.",
  ]);
  expect(withheldWords(["payments.get"], at())).toEqual([
    "In Shop you may do none of this yourself, so there is nothing to allow.",
  ]);
});
