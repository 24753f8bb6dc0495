import { describe, expect, test, vi } from "vitest";
import { createCustomer, customerPayUrl } from "@/lib/customers";
import { CreateCustomer } from "@/lib/customers/schema";
import { testDb, twoTenants } from "@/lib/testing";
import { enterPay, signedQuery } from "./open-pay";

vi.mock("next/headers", () => ({ headers: async () => new Headers() }));

const db = await testDb();
const { here } = await twoTenants(db);
const { id } = await createCustomer(here, CreateCustomer.parse({ name: "Ada Lovelace" }));
const tomorrow = new Date(Date.now() + 86_400_000);
const link = customerPayUrl(id, tomorrow, { showsBalance: true });
const query = (more = "") => new URLSearchParams(new URL(link).search + more);

describe("a customer's signed address", () => {
  test("lets its holder in", async () => {
    await expect(enterPay(id, query())).resolves.toMatchObject({ principal: { id } });
  });

  test.each(["expires", "signature", "balance"])(
    "opens nothing when it says %s twice, even if both are the same",
    async (name) => {
      const again = `&${name}=${encodeURIComponent(query().get(name) ?? "")}`;
      await expect(enterPay(id, query(again))).rejects.toMatchObject({ code: "forbidden" });
    },
  );

  test("is handed on by its signed parts alone, and without a part that came twice", () => {
    expect([...signedQuery(query("&amount=5&signature=x")).keys()]).toEqual(["expires", "balance"]);
  });
});
