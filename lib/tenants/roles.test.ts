import { expect, test } from "vitest";
import { grantableScopes, permissionsOf } from "./roles";

const grantable = (role: Parameters<typeof permissionsOf>[0]) => grantableScopes(permissionsOf(role));

test("who manages keys to everything hands out everything", () => {
  for (const role of ["owner", "admin", "affiliate-owner"] as const) expect(grantable(role)).toEqual(["*"]);
});

test("who builds hands out what they may do themselves, and neither refunds nor everything", () => {
  const scopes = grantable("developer");
  expect(scopes).toEqual(expect.arrayContaining(["payments.create", "applications.write", "webhooks.write"]));
  for (const scope of ["*", "payments.refund", "merchants.tokens.write"]) expect(scopes).not.toContain(scope);
});

test("who makes no credentials hands out nothing", () => {
  for (const role of ["finance", "support", "viewer", "affiliate-support"] as const)
    expect(grantable(role)).toEqual([]);
});
