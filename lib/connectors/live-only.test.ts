import { describe, expect, test } from "vitest";
import { isLiveOnly } from "./live-only";

describe("an origin that only live accounts have", () => {
  test.each([
    "https://api-3t.paypal.com",
    "https://ipnpb.paypal.com",
    "https://gateway.moneris.com",
    "https://api.nowpayments.io",
    "https://eu-prod.oppwa.com",
  ])("is %s", (origin) => expect(isLiveOnly(origin)).toBe(true));

  test.each([
    "https://api-3t.sandbox.paypal.com",
    "https://gatewayt.moneris.com",
    "https://eu-test.oppwa.com",
    "https://api.stripe.com",
    "https://acquirer.example",
  ])("is not %s", (origin) => expect(isLiveOnly(origin)).toBe(false));
});
