import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Http, ProviderRejected } from "../contract";
import { fixtures } from "./fixtures";
import stripe from "./index";
import { fromWire, toWire } from "./money";

const vectors = JSON.parse(readFileSync(new URL("./vectors.json", import.meta.url), "utf8"));
const settings = stripe.settings.parse({ ...fixtures.settings, webhookSecret: vectors.secret });
const reference = "att_0190f0c0a00070008000000000001234";

type Bent = { body?: string; header_value?: string; received_at?: number };
const verdict = ({ body = vectors.body, header_value = vectors.header_value, received_at }: Bent) =>
  stripe.callback.verify(
    {
      raw: Buffer.from(body),
      headers: new Headers({ "Stripe-Signature": header_value }),
      at: new Date((received_at ?? vectors.timestamp) * 1000),
      environment: "sandbox",
    },
    settings,
  );

describe("a signature", () => {
  test("is believed as Stripe's own verifier believes it, with an older secret's beside it", () => {
    expect(verdict({})).toBe("genuine");
    for (const valid of vectors.also_valid) expect(verdict(valid)).toBe("genuine");
    expect(verdict({ received_at: vectors.timestamp + 300 })).toBe("genuine");
  });

  test.each(vectors.must_fail as (Bent & { why: string })[])("is refused: $why", (bent) => {
    expect(verdict(bent)).toBe("forged");
  });

  test("is refused from a future that is no difference of clocks", () => {
    expect(verdict({ received_at: vectors.timestamp - 300 })).toBe("genuine");
    expect(verdict({ received_at: vectors.timestamp - 301 })).toBe("forged");
  });
});

describe("money", () => {
  test.each([
    ["USD", 2500n, "2500"],
    ["JPY", 500n, "500"],
    ["KWD", 1230n, "1230"],
    ["UGX", 500n, "50000"],
    ["ISK", 500n, "50000"],
    ["MGA", 50_000n, "500"],
  ])("in %s is counted as Stripe counts it", (currency, amount, wire) => {
    expect(toWire({ amount, currency })).toBe(wire);
    expect(fromWire(Number(wire), currency.toLowerCase())).toEqual({ amount, currency });
  });

  test.each([
    ["KWD", 1231n],
    ["MGA", 50_001n],
  ])("in %s that Stripe can't say is refused before anything is sent", (currency, amount) => {
    expect(() => toWire({ amount, currency })).toThrow(ProviderRejected);
  });
});

describe("keys", () => {
  const judged = (over: object, environment: "production" | "sandbox") =>
    Object.keys(stripe.judge?.(stripe.settings.parse({ ...fixtures.settings, ...over }), environment) ?? {});

  test("are of the mode they are installed in, restricted keys too", () => {
    expect(judged({}, "sandbox")).toEqual([]);
    expect(judged({ privateKey: "rk_test_x" }, "sandbox")).toEqual([]);
    expect(judged({}, "production")).toEqual(["publicKey", "privateKey"]);
    expect(judged({ publicKey: "pk_live_x", privateKey: "rk_live_x" }, "production")).toEqual([]);
  });

  test.each([
    ["publicKey", "sk_test_x"],
    ["privateKey", "pk_test_x"],
    ["webhookSecret", "sk_test_x"],
  ])("of another kind are refused as %s", (field, key) => {
    expect(stripe.settings.safeParse({ ...fixtures.settings, [field]: key }).success).toBe(false);
  });
});

const session = {
  ...{ id: "cs_1", mode: "payment", status: "complete", payment_status: "paid", amount_total: 2500, currency: "usd" },
  ...{ client_reference_id: reference, payment_intent: "pi_1", url: null, livemode: false, created: 1_720_000_000 },
};
const EXPANDED = "/v1/checkout/sessions/cs_1?expand[]=payment_intent.latest_charge.balance_transaction";
const BY_INTENT = "/v1/checkout/sessions?limit=1&payment_intent=pi_1";
const intent = (over: object) => ({ id: "pi_1", status: "requires_payment_method", latest_charge: null, ...over });
const failed = (over: object) => ({ last_payment_error: { type: "card_error", code: "card_declined", ...over } });

const answering =
  (answers: Record<string, unknown>): Http =>
  async (path) => {
    if (path in answers) return answers[path];
    throw new ProviderRejected("http_404", 404, null);
  };

async function told(type: string, object: object, answers: Record<string, unknown> = {}) {
  const body = JSON.stringify({ id: "evt_1", type, livemode: false, data: { object } });
  const delivery = { raw: Buffer.from(body), headers: new Headers(), at: new Date(), environment: "sandbox" as const };
  return stripe.callback.read(delivery, settings, answering(answers));
}

const seen = (over: object) =>
  stripe.fetch(
    answering({ [EXPANDED]: { ...session, ...over } }),
    { providerId: "cs_1", reference, money: { amount: 2500n, currency: "USD" } },
    settings,
  );

describe("a session", () => {
  const unpaid = { payment_status: "unpaid" };

  test.each([
    ["that is open waits for the payer", { ...unpaid, status: "open", url: "https://pay" }, "pending"],
    [
      "that is complete without money is under way",
      { ...unpaid, payment_intent: intent({ status: "processing" }) },
      "processing",
    ],
    ["whose bank debit came back has failed", { ...unpaid, payment_intent: intent(failed({})) }, "failed"],
    ["that is expired is over", { ...unpaid, status: "expired" }, "canceled"],
    ["that is paid is paid", {}, "succeeded"],
  ])("%s", async (_, over, status) => {
    expect(await seen(over)).toMatchObject({ status, reference, environment: "sandbox" });
  });

  test("stays open after a refused card, and says why it was refused", async () => {
    const refused = {
      ...unpaid,
      status: "open",
      payment_intent: intent(failed({ decline_code: "insufficient_funds" })),
    };
    expect(await seen(refused)).toMatchObject({
      status: "pending",
      decline: { class: "soft", code: "insufficient_funds", rawCode: "insufficient_funds" },
    });
  });

  test.each([
    [{ decline_code: "stolen_card" }, "hard", "risk"],
    [{ decline_code: "generic_decline", advice_code: "do_not_try_again" }, "hard", "declined"],
    [{ decline_code: "expired_card" }, "soft", "expired_card"],
    [{ decline_code: "never_heard_of" }, "soft", "declined"],
  ])("that failed with %j is declined %s as %s", async (over, kind, code) => {
    const event = await seen({ ...unpaid, payment_intent: intent(failed(over)) });
    expect(event?.decline).toMatchObject({ class: kind, code });
  });

  test("has the fee in the currency it was booked in", async () => {
    const booked = { id: "ch_1", balance_transaction: { fee: 103, currency: "eur" } };
    const event = await seen({ payment_intent: intent({ status: "succeeded", latest_charge: booked }) });
    expect(event?.fee).toEqual({ amount: 103n, currency: "EUR" });
  });
});

describe("a message", () => {
  test("of a paid session is believed when Stripe can't be asked for the fee", async () => {
    expect(await told("checkout.session.completed", session)).toMatchObject([{ id: "cs_1:succeeded", fee: null }]);
  });

  test("of a failed bank debit says so", async () => {
    const object = { ...session, payment_status: "unpaid" };
    expect(await told("checkout.session.async_payment_failed", object)).toMatchObject([{ status: "failed" }]);
  });

  test("of a refund made at Stripe's own desk finds the charge by its payment", async () => {
    const refund = {
      id: "re_1",
      amount: 500,
      currency: "usd",
      status: "succeeded",
      payment_intent: "pi_1",
      metadata: {},
    };
    const answers = {
      [BY_INTENT]: { data: [session], has_more: false },
      "/v1/refunds?limit=20&charge=ch_1": { data: [refund], has_more: false },
    };
    const events = await told("refund.created", refund, answers);
    expect(events).toMatchObject([
      {
        kind: "refund",
        id: "re_1:succeeded",
        reference,
        providerId: "cs_1",
        refundReference: null,
        money: { amount: 500n },
      },
    ]);
    expect(await told("charge.refunded", { id: "ch_1" }, answers)).toEqual(events);
  });

  test.each([
    ["needs_response", "opened"],
    ["warning_closed", "won"],
    ["won", "won"],
    ["lost", "lost"],
  ])("of a dispute that is %s says it is %s", async (status, ours) => {
    const dispute = { id: "dp_1", amount: 2500, currency: "usd", status, payment_intent: "pi_1" };
    const events = await told("charge.dispute.updated", dispute, { [BY_INTENT]: { data: [session], has_more: false } });
    expect(events).toMatchObject([{ kind: "dispute", status: ours, reference, disputeId: "dp_1" }]);
  });

  test.each([
    ["checkout.session.completed", { id: "cs_2", mode: "subscription" }],
    ["refund.created", { id: "re_2", amount: 5, currency: "usd", payment_intent: null }],
    ["payment_intent.succeeded", { id: "pi_2" }],
    ["customer.created", {}],
  ])("of %s that is none of ours means nothing", async (type, object) => {
    expect(await told(type, object)).toEqual([]);
  });
});

describe("looking a reference up", () => {
  const page = (count: number, created: number) =>
    Array.from({ length: count }, (_, at) => ({ id: `cs_${created}_${at}`, created, client_reference_id: null }));
  const born = Math.floor(0x0190f0c0a000 / 1000);
  const fetched = (answers: Record<string, unknown>) =>
    stripe.fetch(answering(answers), { providerId: null, reference, money: { amount: 1n, currency: "USD" } }, settings);

  test("goes on to older sessions, and ends where they are older than the reference", async () => {
    const newer = page(10, born + 60);
    const answers = {
      "/v1/checkout/sessions?limit=10": { data: newer, has_more: true },
      [`/v1/checkout/sessions?limit=10&starting_after=${newer[9]?.id}`]: { data: [session], has_more: true },
      [EXPANDED]: session,
    };
    expect(await fetched(answers)).toMatchObject({ providerId: "cs_1" });
    const older = { "/v1/checkout/sessions?limit=10": { data: page(10, born - 301), has_more: true } };
    expect(await fetched(older)).toBeNull();
  });

  test("never takes silence for an answer", async () => {
    const endless: Http = async () => ({ data: page(10, born + 60), has_more: true });
    const look = stripe.fetch(
      endless,
      { providerId: null, reference, money: { amount: 1n, currency: "USD" } },
      settings,
    );
    await expect(look).rejects.toMatchObject({ name: "ProviderUnknown" });
  });
});
