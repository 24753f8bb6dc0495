import { describe, expect, test } from "vitest";
import type { Payment } from "@/lib/payments/schema";
import { moneyLinesOf } from "./money-lines";

const payment = (over: Partial<Payment>): Payment => ({
  id: "pay_1",
  status: "succeeded",
  environment: "sandbox",
  clientId: "c",
  customerId: null,
  amount: 10000,
  amountReceived: 10000,
  amountRefunded: 0,
  amountRefundable: 10000,
  surcharge: 0,
  providerFee: 290,
  currencyCode: "EUR",
  settlementCurrencyCode: null,
  reference: "R",
  referenceLabel: "L",
  lastErrorCode: null,
  redirectUrl: null,
  productId: null,
  blockchainSlug: null,
  metadata: {},
  expiresAt: new Date(0),
  createdAt: new Date(0),
  updatedAt: new Date(0),
  ...over,
});

const words = (over: Partial<Payment>) => moneyLinesOf(payment(over)).map(({ label, amount }) => [label, amount]);

describe("moneyLinesOf", () => {
  test("ends with what came while nothing came", () => {
    expect(words({ status: "requires_action", amountReceived: 0, amountRefundable: 0, providerFee: null })).toEqual([
      ["Amount", 10000n],
      ["Received", 0n],
    ]);
  });

  test("takes fee, refunds and what banks hold off what came, surcharge included", () => {
    const over = { surcharge: 500, amountReceived: 10500, amountRefunded: 2000, amountRefundable: 7500 };
    expect(words(over)).toEqual([
      ["Amount", 10000n],
      ["Surcharge", 500n],
      ["Received", 10500n],
      ["Provider fee", -290n],
      ["Refunded", -2000n],
      ["Being refunded or disputed", -1000n],
      ["Net", 7210n],
    ]);
  });

  test("says that a net is before the fee while the provider has not named one", () => {
    const lines = moneyLinesOf(payment({ providerFee: null }));
    expect(lines.at(-2)).toMatchObject({ label: "Provider fee", amount: null, note: "Not known yet" });
    expect(lines.at(-1)).toMatchObject({ label: "Net", amount: 10000n, note: "Before the provider’s fee" });
  });

  test("calls nothing held of a payment that was closed over money that came", () => {
    expect(words({ status: "failed", amountReceived: 400, amountRefundable: 0, providerFee: 0 }).at(-1)).toEqual([
      "Net",
      400n,
    ]);
  });
});
