import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Http, ProviderRejected } from "../contract";
import { fixtures } from "./fixtures";
import razorpay from "./index";
import { fromWire, toWire } from "./money";

const vectors = JSON.parse(readFileSync(new URL("./vectors.json", import.meta.url), "utf8"));
const settings = razorpay.settings.parse({ ...fixtures.settings, webhookSecret: vectors.secret });
const reference = "att_0190f0c0a00070008000000000001234";
const money = { amount: 250_000n, currency: "INR" };

const delivery = (body: string, signature = "") => ({
  raw: Buffer.from(body),
  headers: new Headers({ "X-Razorpay-Signature": signature }),
  at: new Date(),
  environment: "sandbox" as const,
});

const answering =
  (answers: Record<string, unknown>): Http =>
  async (path) => {
    if (path in answers) return answers[path];
    throw new ProviderRejected("http_400", 400, null);
  };

const told = async (event: string, payload: Record<string, object>, answers: Record<string, unknown> = {}) => {
  const entities = Object.fromEntries(Object.entries(payload).map(([name, entity]) => [name, { entity }]));
  const body = JSON.stringify({ entity: "event", event, payload: entities });
  return razorpay.callback.read(delivery(body), settings, answering(answers));
};

describe("a signature", () => {
  test("is believed over the very bytes, and over no others", async () => {
    expect(razorpay.callback.verify(delivery(vectors.body, vectors.signature), settings)).toBe("genuine");
    const spaced = JSON.stringify(JSON.parse(vectors.body), null, 1);
    expect(razorpay.callback.verify(delivery(spaced, vectors.signature), settings)).toBe("forged");
    expect(razorpay.callback.verify(delivery(vectors.body, vectors.signature.slice(2)), settings)).toBe("forged");
  });

  test("lets the message be read, whatever shape its notes are of", async () => {
    expect(await razorpay.callback.read(delivery(vectors.body), settings, answering({}))).toEqual([
      {
        ...{ kind: "charge", id: "plink_ExjpAUN3gVHrPJ:paid", reference: "topup-1001" },
        ...{ providerId: "plink_ExjpAUN3gVHrPJ", status: "succeeded", money, redirectUrl: null },
        fee: { amount: 5900n, currency: "INR" },
      },
    ]);
  });
});

describe("money", () => {
  test.each([
    ["INR", 250_000n, 250_000],
    ["JPY", 500n, 500],
    ["KWD", 99_990n, 99_990],
    ["UGX", 500n, 500],
    ["ISK", 500n, 500],
    ["MGA", 50_000n, 50_000],
    ["IQD", 1500n, 1500],
  ])("in %s is counted as Razorpay counts it", (currency, amount, wire) => {
    expect(toWire({ amount, currency })).toBe(wire);
    expect(fromWire(wire, currency)).toEqual({ amount, currency });
  });

  test("whose third digit is not 0 is refused before anything is sent", () => {
    expect(() => toWire({ amount: 1231n, currency: "BHD" })).toThrow(ProviderRejected);
  });
});

test("the key's id says which mode it is of, and every call is proven by both halves", () => {
  expect(razorpay.judge?.(settings, "sandbox")).toEqual({});
  expect(Object.keys(razorpay.judge?.(settings, "production") ?? {})).toEqual(["keyId"]);
  expect(razorpay.authorize(settings)).toEqual({ authorization: "Basic cnpwX3Rlc3RfZXhhbXBsZTpzZWNyZXQ=" });
});

const link = {
  id: "plink_1",
  amount: 250_000,
  currency: "INR",
  status: "created",
  reference_id: reference,
  payments: null,
};
const paidBy = [{ payment_id: "pay_1", status: "captured" }];
const BY_REFERENCE = `/v1/payment_links?reference_id=${reference}`;
const BY_PAYMENT = "/v1/payment_links?payment_id=pay_1";
const order = {
  ...{
    reference,
    method: "link",
    label: "Order",
    money,
    returnUrl: "https://a",
    callbackUrl: "https://b",
    embedUrl: "",
  },
  ...{ payer: { name: null, email: null }, expiresAt: new Date(), environment: "sandbox" as const },
};

describe("a link", () => {
  test("that was made before is found again instead of refused", async () => {
    const short_url = "https://rzp.io/i/1";
    const http = answering({ [BY_REFERENCE]: { payment_links: [{ ...link, short_url }] } });
    expect(await razorpay.start(http, order, settings)).toEqual({ providerId: "plink_1", redirectUrl: short_url });
  });

  test("that is refused for another reason stays refused, in our words", async () => {
    const answer = { error: { code: "BAD_REQUEST_ERROR", description: "no", reason: "input_validation_failed" } };
    const http: Http = async (path) => {
      if (path === BY_REFERENCE) return { payment_links: [] };
      throw new ProviderRejected("http_400", 400, answer);
    };
    const refused = await razorpay.start(http, order, settings).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ProviderRejected);
    if (!(refused instanceof ProviderRejected)) return;
    expect(razorpay.declineOf?.(refused)).toEqual({
      class: "error",
      code: "rejected",
      rawCode: "input_validation_failed",
    });
  });

  test("is not taken for missing when a list holds other links", async () => {
    const http = answering({ [BY_REFERENCE]: { payment_links: [{ ...link, reference_id: "another" }] } });
    const look = razorpay.fetch(http, { providerId: null, reference, money }, settings);
    await expect(look).rejects.toMatchObject({ name: "ProviderUnknown" });
  });

  test.each([
    ["created", "pending"],
    ["partially_paid", "pending"],
    ["paid", "succeeded"],
    ["cancelled", "canceled"],
    ["expired", "canceled"],
  ])("that is %s is %s", async (theirs, status) => {
    const http = answering({ "/v1/payment_links/plink_1": { ...link, status: theirs } });
    expect(await razorpay.fetch(http, { providerId: "plink_1", reference, money }, settings)).toMatchObject({ status });
  });

  test("stays open after a payment that failed", async () => {
    expect(await told("payment.failed", { payment: { id: "pay_1", error_reason: "card_declined" } })).toEqual([]);
  });
});

describe("a refund", () => {
  const refund = { id: "rfnd_1", amount: 500, currency: "INR", payment_id: "pay_1", status: "processed", notes: [] };
  const known = { [BY_PAYMENT]: { payment_links: [{ ...link, status: "paid", payments: paidBy }] } };

  test("of ours names its charge; one of Razorpay's own desk is found by its payment", async () => {
    const notes = { reference, refund_reference: "rfd_1" };
    expect(await told("refund.processed", { refund: { ...refund, notes } })).toMatchObject([
      { kind: "refund", id: "rfnd_1:succeeded", reference, refundReference: "rfd_1", status: "succeeded" },
    ]);
    expect(await told("refund.processed", { refund }, known)).toMatchObject([
      { reference, providerId: "plink_1", refundReference: null },
    ]);
    expect(await told("refund.processed", { refund }, { [BY_PAYMENT]: { payment_links: [] } })).toEqual([]);
  });

  test("whose first call is still running is not known, so that nobody sends it anew", async () => {
    const paid = { ...link, status: "paid", payments: paidBy };
    const http: Http = async (path) => {
      if (path === "/v1/payment_links/plink_1") return paid;
      throw new ProviderRejected("http_409", 409, null);
    };
    const asked = { providerId: "plink_1", reference, money, refundReference: "rfd_0001", reason: "" };
    await expect(razorpay.refund?.(http, asked, settings)).rejects.toMatchObject({ name: "ProviderUnknown" });
  });

  test.each([
    ["created", "opened"],
    ["under_review", "opened"],
    ["won", "won"],
    ["lost", "lost"],
  ])("by dispute that is %s is %s", async (what, status) => {
    const dispute = { id: "disp_1", payment_id: "pay_1", amount: 500, currency: "INR" };
    expect(await told(`payment.dispute.${what}`, { dispute }, known)).toMatchObject([
      { kind: "dispute", status, disputeId: "disp_1", reference, providerId: "plink_1" },
    ]);
  });
});
