import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Http, ProviderRejected } from "../contract";
import { fixtures } from "./fixtures";
import paymongo from "./index";

type Vector = {
  timestamp: number;
  body: string;
  header_value: string;
  must_fail: { why: string; header_value: string }[];
};
const vectors = JSON.parse(readFileSync(new URL("./vectors.json", import.meta.url), "utf8"));
const { test: sandbox, live: production } = vectors as { test: Vector; live: Vector };
const settings = paymongo.settings.parse(fixtures.settings);
const reference = "att_0190f0c0a00070008000000000001234";
const money = { amount: 250_000n, currency: "PHP" };
const MODES = [
  ["sandbox", sandbox],
  ["production", production],
] as const;

const delivery = (
  body: string,
  signature = "",
  environment: "sandbox" | "production" = "sandbox",
  at = 1_763_700_000,
) => ({
  raw: Buffer.from(body),
  headers: new Headers({ "Paymongo-Signature": signature }),
  at: new Date(at * 1000),
  environment,
});

const answering =
  (answers: Record<string, unknown>): Http =>
  async (path) => {
    if (path in answers) return answers[path];
    throw new ProviderRejected("http_404", 404, null);
  };

const told = async (data: object, answers: Record<string, unknown> = {}) => {
  const body = JSON.stringify({ data: { id: "evt_1", attributes: { type: "any", livemode: false, data } } });
  return paymongo.callback.read(delivery(body), settings, answering(answers));
};

describe.each(MODES)("a signature in %s", (environment, vector) => {
  const verdict = (signature: string, at?: number) =>
    paymongo.callback.verify(delivery(vector.body, signature, environment, at), settings);

  test("is believed in the slot of its mode, however late it comes", () => {
    expect(verdict(vector.header_value)).toBe("genuine");
    expect(verdict(vector.header_value, vector.timestamp + 8000)).toBe("genuine");
  });

  test.each(vector.must_fail)("is refused: $why", ({ header_value }) => {
    expect(verdict(header_value)).toBe("forged");
  });

  test("lets the message be read by its payment, whatever session and intent call themselves", async () => {
    expect(await paymongo.callback.read(delivery(vector.body), settings, answering({}))).toMatchObject([
      {
        ...{ kind: "charge", id: "cs_0000000000000001:succeeded", reference: "topup-1001", status: "succeeded", money },
        ...{ environment, fee: { amount: 8750n, currency: "PHP" } },
      },
    ]);
  });
});

test("keys are of the mode they are installed in, and prove every call", () => {
  expect(paymongo.judge?.(settings, "sandbox")).toEqual({});
  expect(Object.keys(paymongo.judge?.(settings, "production") ?? {})).toEqual(["publicKey", "privateKey"]);
  expect(paymongo.authorize(settings)).toEqual({ authorization: "Basic c2tfdGVzdF9leGFtcGxlOg==" });
});

const paid = { id: "pay_1", type: "payment", attributes: { amount: 250_000, currency: "PHP", status: "paid", fee: 1 } };
const failed = (failed_code: string) => ({
  ...paid,
  attributes: { ...paid.attributes, status: "failed", failed_code },
});
const session = (over: object) => ({
  id: "cs_1",
  type: "checkout_session",
  attributes: {
    ...{ status: "active", reference_number: reference, livemode: false, payments: [] as object[] },
    payment_intent: { attributes: { amount: 250_000, status: "awaiting_payment_method" } },
    ...over,
  },
});
const seen = (over: object) => {
  const http = answering({ "/v1/checkout_sessions/cs_1": { data: session(over) } });
  return paymongo.fetch(http, { providerId: "cs_1", reference, money }, settings);
};
const moving = { payment_intent: { attributes: { amount: 250_000, status: "processing" } } };

describe("a session", () => {
  test.each([
    ["without a payment waits for the payer", {}, "pending"],
    ["whose payment is under way is processing", moving, "processing"],
    ["with a paid payment is paid, though it calls itself active", { payments: [paid], ...moving }, "succeeded"],
    ["with a failed payment stays open while it is active", { payments: [failed("card_expired")] }, "pending"],
    ["that ended with a failed payment has failed", { status: "expired", payments: [failed("lost_card")] }, "failed"],
    ["that ended without one is over", { status: "expired" }, "canceled"],
  ])("%s", async (_, over, status) => {
    expect(await seen(over)).toMatchObject({ id: `cs_1:${status}`, status, reference, environment: "sandbox", money });
  });

  test.each([
    ["lost_card", "hard", "risk"],
    ["insufficient_funds", "soft", "insufficient_funds"],
    ["never_heard_of", "soft", "declined"],
  ])("whose payment failed by %s was declined %s as %s", async (rawCode, kind, code) => {
    const event = await seen({ payments: [failed(rawCode)] });
    expect(event?.decline).toEqual({ class: kind, code, rawCode });
  });

  test("tells what was paid and not what was asked for, so that another sum shows", async () => {
    const other = { ...paid, attributes: { ...paid.attributes, amount: 5 } };
    expect((await seen({ payments: [other] }))?.money.amount).toBe(5n);
  });

  test("nobody has heard of is null, and nothing is looked up without its id", async () => {
    expect(await paymongo.fetch(answering({}), { providerId: "cs_2", reference, money }, settings)).toBeNull();
    expect(await paymongo.fetch(answering({}), { providerId: null, reference, money }, settings)).toBeNull();
  });
});

test.each([
  [{ code: "parameter_below_minimum" }, "error", "rejected"],
  [{ code: "resource_failed_state", sub_code: "stolen_card" }, "hard", "risk"],
])("a refusal of %j is of class %s, %s", (error, kind, code) => {
  const refusal = new ProviderRejected("http_400", 400, { errors: [{ detail: "no", ...error }] });
  expect(paymongo.declineOf?.(refusal)).toMatchObject({ class: kind, code });
});

describe("a refund", () => {
  const ours = "rfd_0190f0c0a00070008000000000001234";
  const refund = (over: object) => ({
    id: "ref_1",
    type: "refund",
    attributes: { amount: 500, payment_id: "pay_1", status: "succeeded", ...over },
  });
  const withRefunds = (refunds: object[]) => ({
    ...paid,
    attributes: { ...paid.attributes, refunds, metadata: { reference } },
  });

  test("is told with its payment or alone, and means the same", async () => {
    const expected = [
      {
        ...{ kind: "refund", id: "ref_1:succeeded", reference, refundReference: ours, providerRefundId: "ref_1" },
        money: { amount: 500n, currency: "PHP" },
      },
    ];
    const marked = refund({ metadata: { reference, refund_reference: ours } });
    expect(await told(withRefunds([marked]))).toMatchObject(expected);
    expect(await told(marked)).toMatchObject(expected);
  });

  test("made at PayMongo's own desk is found by its payment", async () => {
    const answers = { "/v1/payments/pay_1": { data: withRefunds([]) } };
    expect(await told(refund({ notes: "asked by phone" }), answers)).toMatchObject([
      { reference, refundReference: null },
    ]);
    await expect(told(refund({}))).rejects.toBeInstanceOf(ProviderRejected);
  });

  const lookedUp = (refunds: object[]) => {
    const http = answering({ "/v1/checkout_sessions/cs_1": { data: session({ payments: [withRefunds(refunds)] }) } });
    const asked = { providerId: "cs_1", reference, money, refundReference: ours, reason: "", providerRefundId: null };
    return paymongo.fetchRefund?.(http, asked, settings);
  };

  test("whose answer was lost is found by its mark or its notes, and is null when every refund is another's", async () => {
    expect(await lookedUp([refund({ notes: `${ours} asked by phone` })])).toMatchObject({ providerId: "ref_1" });
    expect(await lookedUp([refund({ notes: "rfd_0190f0c0a00070008000000000009999" })])).toBeNull();
    expect(await lookedUp([])).toBeNull();
  });

  test("is not sent again while one without a mark may be it", async () => {
    await expect(lookedUp([refund({ notes: null })])).rejects.toMatchObject({ name: "ProviderUnknown" });
  });
});
