import { describe, expect, test } from "vitest";
import { planOf, random } from "./plan.mjs";

const NAMES = ["baseline", "product", "stock"];
const keys = (plan: { name: string; connections: number }[]) =>
  plan.map(({ name, connections }) => `${name} ${connections}`);

describe("planOf", () => {
  test("measures every contestant once a round, stock at 16 connections only", () => {
    const plan = keys(planOf(NAMES, random(1)));
    const all = ["baseline", "product"].flatMap((name) =>
      [1, 4, 16, 64].map((connections) => `${name} ${connections}`),
    );
    expect([...plan].sort()).toEqual([...all, "stock 16"].sort());
  });

  test("shuffles anew each round, and alike for the same seed", () => {
    const pick = random(7);
    const again = random(7);
    const first = keys(planOf(NAMES, pick));
    expect(keys(planOf(NAMES, again))).toEqual(first);
    expect(keys(planOf(NAMES, pick))).not.toEqual(first);
  });
});
