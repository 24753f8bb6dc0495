import { describe, expect, test } from "vitest";
import { crumbsOf, currentItem, type NavGroup } from "./nav";

const groups: NavGroup[] = [
  {
    items: [
      { label: "Home", href: "/" },
      { label: "Payments", href: "/payments" },
    ],
  },
  {
    label: "Setup",
    items: [
      { label: "Payment applications", href: "/applications" },
      { label: "Payment log", href: "/payments/log", trail: ["Setup", "Information"] },
      { label: "Integrations", href: "/setup/integrations", trail: ["Setup", "Integrations"], crumb: "API" },
    ],
  },
];

describe("currentItem", () => {
  test.each([
    ["/", "Home"],
    ["/payments", "Payments"],
    ["/payments/pay_1", "Payments"],
    ["/payments/log", "Payment log"],
    ["/applications/app_1/tokens", "Payment applications"],
  ])("marks one place for %s: %s", (path, label) => {
    expect(currentItem(groups, path)?.label).toBe(label);
  });

  test.each(["/paymentsx", "/elsewhere"])("marks no place for %s, which is none of them", (path) => {
    expect(currentItem(groups, path)).toBeUndefined();
  });
});

describe("crumbsOf", () => {
  test("calls a place by the name the path to it has", () => {
    const crumbs = crumbsOf(groups, "/setup/integrations").map(({ label }) => label);
    expect(crumbs).toEqual(["Setup", "Integrations", "API"]);
  });

  test("shows the given trail, else the group's name", () => {
    expect(crumbsOf(groups, "/payments/log").map(({ label }) => label)).toEqual([
      "Setup",
      "Information",
      "Payment log",
    ]);
    expect(crumbsOf(groups, "/applications").map(({ label }) => label)).toEqual(["Setup", "Payment applications"]);
  });

  test("links every step but the last, and marks ids as ids", () => {
    expect(crumbsOf(groups, "/applications/app_1/tokens", { tokens: "Tokens" })).toEqual([
      { label: "Setup" },
      { label: "Payment applications", href: "/applications" },
      { label: "app_1", href: "/applications/app_1", code: true },
      { label: "Tokens", href: undefined },
    ]);
  });

  test("is empty where no place is known", () => {
    expect(crumbsOf(groups, "/elsewhere")).toEqual([]);
  });
});
