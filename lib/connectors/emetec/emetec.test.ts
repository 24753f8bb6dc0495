import { describe, expect, test, vi } from "vitest";
import { type Http, ProviderRejected, ProviderUnknown } from "../contract";
import emetec from ".";
import { fixtures } from "./fixtures";
import { kindOf, meaningOf } from "./result-codes";
import vectors from "./vectors.json";
import { Payment, standingOf, toEvents, toRefunded } from "./wire";

const named = vi.hoisted((): string[] => []);
vi.mock("@/lib/kit/env", async (original) => {
  const { env } = await original<typeof import("@/lib/kit/env")>();
  return { env: () => ({ ...env(), OPPWA_HOSTS: named }) };
});

const settings = { ...fixtures.settings, baseUrl: "https://eu-test.oppwa.com" };
describe("a result", () => {
  test.each(Object.entries(vectors.codes))("of %s is %s", (code, kind) => {
    expect(kindOf(code)).toBe(kind);
  });

  test.each([
    ["000.100.110", "succeeded"],
    ["000.200.000", "pending"],
    ["800.400.500", "processing"],
    ["900.100.300", "processing"],
    ["999.999.999", "processing"],
    ["100.390.109", "failed"],
    ["200.300.404", "failed"],
    ["700.400.200", "failed"],
    ["000.1", "failed"],
    ["", "failed"],
  ])("of %s is %s to us", (code, status) => {
    expect(meaningOf(code).status).toBe(status);
  });

  test.each([
    ["800.100.155", "soft", "insufficient_funds"],
    ["800.100.152", "soft", "do_not_honour"],
    ["800.100.151", "hard", "invalid_card"],
    ["800.300.101", "hard", "risk"],
    ["100.400.000", "hard", "risk"],
    ["200.300.404", "error", "validation"],
  ])("of %s is a %s decline, %s", (code, kind, word) => {
    expect(meaningOf(code).decline).toEqual({ class: kind, code: word, rawCode: code });
  });
});

const asked = { amount: 9200n, currency: "USD" };
const entry = (over: object) =>
  Payment.parse({
    id: "1",
    paymentType: "DB",
    amount: "92.00",
    currency: "USD",
    merchantTransactionId: "att_1",
    result: { code: "000.100.110" },
    ...over,
  });
const declined = entry({ id: "0", amount: undefined, currency: undefined, result: { code: "800.100.152" } });

describe("several tries under one name", () => {
  test("are paid when one was, and declined only when none is better", () => {
    expect(standingOf([declined, entry({})], "att_1", asked)?.status).toBe("succeeded");
    expect(standingOf([declined, entry({ result: { code: "000.200.000" } })], "att_1", asked)?.status).toBe("pending");
    expect(standingOf([declined], "att_1", asked)).toMatchObject({ status: "failed", money: asked });
  });

  test("of another name, or that only give back, are not ours", () => {
    expect(standingOf([entry({ merchantTransactionId: "att_2" })], "att_1", asked)).toBeNull();
    expect(standingOf([entry({ paymentType: "RF" })], "att_1", asked)).toBeNull();
  });

  test("tell the sum they were for, and are no credit as a preauthorization", () => {
    expect(standingOf([entry({ amount: "1.00" })], "att_1", asked)?.money.amount).toBe(100n);
    expect(standingOf([entry({ paymentType: "PA" })], "att_1", asked)?.status).toBe("processing");
  });
});

describe("money given back", () => {
  const told = (over: object) => toEvents(JSON.stringify({ type: "PAYMENT", payload: entry(over) }));

  test("by us has the names of charge and refund, and by others the charge's alone", () => {
    const ours = { paymentType: "RF", merchantTransactionId: "att_1.ref_1", amount: "10.00" };
    const refund = { kind: "refund", reference: "att_1", money: { amount: 1000n }, status: "succeeded" };
    expect(told(ours)).toMatchObject([{ ...refund, refundReference: "ref_1", providerRefundId: "1" }]);
    expect(told({ ...ours, merchantTransactionId: "att_1" })).toMatchObject([{ ...refund, refundReference: null }]);
  });

  test("by a bank is a dispute", () => {
    expect(told({ paymentType: "CB" })).toMatchObject([{ kind: "dispute", status: "opened", disputeId: "1" }]);
  });

  test.each([
    ["000.200.000", "pending"],
    ["800.400.500", "pending"],
  ])("with the result %s is %s", (code, status) => {
    expect(toRefunded(entry({ result: { code } }))).toEqual({ providerId: "1", status });
  });

  test("is refused, or not known, by its result", () => {
    expect(() => toRefunded(entry({ result: { code: "700.400.200" } }))).toThrow(ProviderRejected);
    expect(() => toRefunded(entry({ result: { code: "900.100.300" } }))).toThrow(ProviderUnknown);
  });

  test("is asked about before it is sent, so that a second try sends nothing", async () => {
    const http: Http = async (path, init) => {
      if (init?.form) throw new Error("it was sent");
      const name = new URLSearchParams(path.split("?")[1]).get("merchantTransactionId") ?? "";
      return { payments: [entry({ id: "9", paymentType: "RF", merchantTransactionId: name })] };
    };
    const refund = { providerId: "att_1", reference: "att_1", money: asked, refundReference: "ref_1", reason: "" };
    expect(await emetec.refund?.(http, refund, settings)).toEqual({ providerId: "9", status: "succeeded" });
  });

  test("of a charge that was never paid is refused before it is sent", async () => {
    const http: Http = async (_, init) => {
      if (init?.form) throw new Error("it was sent");
      return { payments: [declined] };
    };
    const refund = { providerId: "att_1", reference: "att_1", money: asked, refundReference: "ref_1", reason: "" };
    await expect(emetec.refund?.(http, refund, settings)).rejects.toThrow(ProviderRejected);
  });
});

test("a checkout nobody has paid waits for its payer, and one nobody started is unknown", async () => {
  const answer = { result: { code: "700.400.580" } };
  const http: Http = () => Promise.reject(new ProviderRejected("http_404", 404, answer));
  const charge = { reference: "att_1", money: asked };
  expect(await emetec.fetch(http, { ...charge, providerId: "att_1" }, settings)).toMatchObject({ status: "pending" });
  expect(await emetec.fetch(http, { ...charge, providerId: null }, settings)).toBeNull();
  const other: Http = () => Promise.reject(new ProviderRejected("http_400", 400, { result: { code: "800.900.300" } }));
  await expect(emetec.fetch(other, { ...charge, providerId: "att_1" }, settings)).rejects.toThrow(ProviderRejected);
});

describe("the host", () => {
  test.each([
    ["https://eu-test.oppwa.com", "sandbox"],
    ["https://test.oppwa.com", "sandbox"],
    ["https://eu-prod.oppwa.com", "production"],
    ["https://oppwa.com", "production"],
    ["https://pay.emetec.example", null],
    ["https://test.emetec.example", null],
    ["https://test-oppwa.com", null],
    ["https://testoppwa.com", null],
    ["https://test.oppwa.com.evil.example", null],
    ["https://test.oppwa-com.example", null],
    ["https://127.0.0.1", null],
    ["https://localhost", null],
    ["https://test", null],
    ["https://test.oppwa.com.", null],
    ["https://a..test.com", null],
  ])("%s is one of %s", (baseUrl, place) => {
    for (const environment of ["production", "sandbox"] as const) {
      const wrong = emetec.judge?.({ ...settings, baseUrl }, environment) ?? {};
      expect(Object.keys(wrong)).toEqual(environment === place ? [] : ["baseUrl"]);
    }
  });

  test("may be a reseller’s that the operator has named, and nobody else’s: its script runs in a page of ours", () => {
    named.push("emetec.example");
    expect(emetec.judge?.({ ...settings, baseUrl: "https://pay.emetec.example" }, "production")).toEqual({});
    expect(emetec.judge?.({ ...settings, baseUrl: "https://notemetec.example" }, "production")).not.toEqual({});
    named.pop();
  });

  test.each([
    "http://eu-test.oppwa.com",
    "https://eu-test.oppwa.com/v1",
    "https://user@eu-test.oppwa.com",
    "https://eu-test.oppwa.com:8443",
    "https://eu-test.oppwa.com?x",
    "https://evil.example\\.test.com",
  ])("%s is not taken", (baseUrl) => {
    expect(emetec.settings.safeParse({ ...fixtures.settings, baseUrl }).success).toBe(false);
  });

  test("is taken in any case and with a slash at its end", () => {
    const read = emetec.settings.parse({ ...fixtures.settings, baseUrl: " HTTPS://EU-Test.oppwa.com/ " });
    expect(read).toMatchObject({ baseUrl: "https://eu-test.oppwa.com" });
  });
});

test("the page holds the address back escaped, and loads one script, sealed by its hash", () => {
  const returnUrl = 'https://a.example/"><script>alert(1)</script>&x=1';
  const redirectUrl = "https://a.example/embed?checkout=ID%26a.uat&integrity=sha384-a";
  const ask = { providerId: "att_1", reference: "att_1", redirectUrl, returnUrl, environment: "sandbox" as const };
  const page = emetec.embed?.(ask, settings);
  expect(page?.html).not.toContain("<script");
  expect(page?.html).toContain("&quot;&gt;&lt;script&gt;");
  expect(page).toMatchObject({
    origins: ["https://eu-test.oppwa.com"],
    script: "https://eu-test.oppwa.com/v1/paymentWidgets.js?checkoutId=ID%26a.uat",
    attributes: { crossorigin: "anonymous", integrity: "sha384-a" },
  });
});
