import { describe, expect, test } from "vitest";
import { returnAddress } from "./return-address";

const paid = { id: "pay_1", status: "succeeded", redirectUrl: null };

describe("the way back to the shop", () => {
  test("keeps what the merchant's address says and adds the payment and its status", () => {
    const redirectUrl = "https://shop.example/done?cart=7#thanks";
    expect(returnAddress({ ...paid, redirectUrl }, null)).toBe(
      "https://shop.example/done?cart=7&payment_id=pay_1&status=succeeded#thanks",
    );
  });

  test("replaces a status that was there before, so the page never reads two", () => {
    const redirectUrl = "https://shop.example/done?status=open";
    expect(returnAddress({ ...paid, redirectUrl }, null)).toBe(
      "https://shop.example/done?status=succeeded&payment_id=pay_1",
    );
  });

  test("is the shop's front door without one, and nothing when the shop has none", () => {
    expect(returnAddress(paid, "https://shop.example")).toBe("https://shop.example");
    expect(returnAddress(paid, null)).toBeNull();
  });
});
