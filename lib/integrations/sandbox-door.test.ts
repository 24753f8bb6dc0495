import { expect, test } from "vitest";
import { ProviderNotProcessed } from "@/lib/connectors/errors";
import { testDb, twoTenants } from "@/lib/testing";
import { connectorOf } from "./connector-of";
import { httpOf } from "./open-integration";

const { here } = await twoTenants(await testDb());
const place = { id: "int_x", tenantId: here.tenantId, companyId: here.companyId, environment: "sandbox" } as const;
const hosts = (test: string[]) => ({ hosts: { test, live: ["api.nowpayments.io"] }, mode: "test" });
const refusal = (test: string[]) =>
  httpOf(
    here,
    place,
    connectorOf("scriptforge"),
    hosts(test),
  )("/pay", { at: "acquirer.invalid" }).catch((error: unknown) =>
    error instanceof ProviderNotProcessed ? error.why : null,
  );

test("no script opens a sandbox's door to an address where a provider has only live accounts, beside a good one neither", async () => {
  for (const test of [["api.nowpayments.io"], ["acquirer.invalid", "api.nowpayments.io"]])
    expect(await refusal(test)).toBe("a sandbox never reaches a live address");
  expect(await refusal(["acquirer.invalid"])).not.toBe("a sandbox never reaches a live address");
});
