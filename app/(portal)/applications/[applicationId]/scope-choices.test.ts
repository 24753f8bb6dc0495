import { describe, expect, test } from "vitest";
import { SCOPES } from "@/lib/credentials/schema";
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

  test("says that full access includes scopes added later, and that it stands alone", () => {
    const all = scopeChoices(SCOPES, []).find(({ value }) => value === "*");
    expect(all?.label).toMatch(/added later/);
    expect(all?.description).toMatch(/all others/);
  });

  test("ticks and unticks one scope without touching the others", () => {
    expect(toggleScope(["payments.get"], "payments.list", true)).toEqual(["payments.get", "payments.list"]);
    expect(toggleScope(["payments.get", "payments.list"], "payments.get", false)).toEqual(["payments.list"]);
  });
});
