import { describe, expect, test } from "vitest";
import { scopeChoices, toggleScope } from "./scope-choices";

const scopes = [
  { value: "payments.get", label: "Read" },
  { value: "*", label: "Full access" },
];

describe("the scope picker", () => {
  test("unticks and disables every other scope when full access is chosen, and gives them back afterwards", () => {
    const chosen = toggleScope(["payments.get"], "*", true);
    expect(chosen).toEqual(["*"]);
    expect(scopeChoices(scopes, chosen).map(({ disabled }) => disabled)).toEqual([true, false]);
    expect(scopeChoices(scopes, toggleScope(chosen, "*", false)).map(({ disabled }) => disabled)).toEqual([
      false,
      false,
    ]);
  });

  test("says that full access includes scopes added later", () => {
    expect(scopeChoices(scopes, []).at(-1)?.description).toMatch(/added later/);
  });

  test("ticks and unticks one scope without touching the others", () => {
    expect(toggleScope(["payments.get"], "payments.list", true)).toEqual(["payments.get", "payments.list"]);
    expect(toggleScope(["payments.get", "payments.list"], "payments.get", false)).toEqual(["payments.list"]);
  });
});
