import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LocalCallback } from "../conformance-local";
import type { Delivery, Http } from "../contract";
import { ProviderUnknown } from "../contract";
import connector from "./index";
import { httpTo } from "./local-http";
import { LocalOrders } from "./local-orders";
import { crc32, isSigned } from "./local-signature";
import vectors from "./vectors.json";

const vector = vectors.webhook;
const reference = "att_0190f0c0a00070008000000000001234";
const money = { amount: 2_500n, currency: "USD" };
const settings = connector.settings.parse(new LocalOrders().settings);
const noHttp: Http = () => Promise.reject(new Error("nothing is asked"));
const { callback } = connector;

const delivery = ({ headers, body }: LocalCallback): Delivery => ({
  ...{ raw: Buffer.from(body), headers: new Headers(headers) },
  ...{ at: new Date("2026-11-21T01:00:02Z"), environment: "sandbox" },
});

async function paid() {
  const local = new LocalOrders();
  const http = httpTo(local);
  const order = {
    ...{ reference, method: "paypal", label: "Order 1001", money, returnUrl: "https://pay.example/back" },
    ...{ callbackUrl: "https://pay.example/cb", embedUrl: "https://pay.example/embed", expiresAt: new Date() },
    ...{ payer: { name: null, email: null }, environment: "sandbox" as const },
  };
  const { providerId, redirectUrl } = await connector.start(http, order, settings);
  const charge = { providerId, reference, money };
  const { callbacks } = local.pay({ redirectUrl: redirectUrl ?? "", outcome: "pays" });
  await Promise.all(Array.from({ length: 20 }, () => connector.complete?.(http, charge, settings)));
  return { local, http, charge, callbacks, capture: local.captures()[0] ?? "" };
}

describe("the vector of a webhook", () => {
  const { headers } = vector;
  const transmission = {
    ...{ id: headers["paypal-transmission-id"], time: headers["paypal-transmission-time"] },
    ...{ webhookId: vector.webhook_id, body: vector.body },
  };

  test("has this checksum and was signed with this certificate, by the rules the local PayPal checks", () => {
    expect(crc32(Buffer.from(vector.body))).toBe(vector.crc32_decimal);
    const signature = headers["paypal-transmission-sig"];
    expect(isSigned(transmission, signature, vector.certificate_pem)).toBe(true);
    expect(isSigned({ ...transmission, body: `${vector.body} ` }, signature, vector.certificate_pem)).toBe(false);
  });

  test("is asked about letter by letter, with all its proof and our webhook's id", async () => {
    const asked: unknown[] = [];
    const http: Http = async (path, init) => {
      if (path === "/v1/oauth2/token") return { access_token: "A21", expires_in: 100 };
      asked.push(path, init?.at, init?.text?.content);
      return { verification_status: "SUCCESS" };
    };
    const told = delivery({ headers, body: vector.body });
    expect(callback.verify(told, settings)).toBe("ask");
    expect(await callback.confirm?.(http, told, settings)).toBe(true);
    expect(asked.slice(0, 2)).toEqual(["/v1/notifications/verify-webhook-signature", "rest"]);
    expect(asked[2]).toContain(`"webhook_event":${vector.body}}`);
    expect(JSON.parse(String(asked[2]))).toMatchObject({
      ...{ transmission_id: transmission.id, transmission_time: transmission.time, webhook_id: vector.webhook_id },
      ...{ auth_algo: "SHA256withRSA", cert_url: headers["paypal-cert-url"] },
    });
  });

  test.each(vector.must_fail)("is a forgery when $why", ({ cert_url }) => {
    const bent = { ...headers, "paypal-cert-url": cert_url };
    expect(callback.verify(delivery({ headers: bent, body: vector.body }), settings)).toBe("forged");
  });

  test("is read as a charge of the order that PayPal names for its capture", async () => {
    const http: Http = async (path) =>
      path === "/v1/oauth2/token"
        ? { access_token: "A21", expires_in: 100 }
        : { ...JSON.parse(vector.body).resource, supplementary_data: { related_ids: { order_id: "ORD1" } } };
    expect(await callback.read(delivery({ headers, body: vector.body }), settings, http)).toMatchObject([
      { kind: "charge", id: "ORD1:succeeded", reference: "1001", providerId: "ORD1", money, fee: { amount: 117n } },
    ]);
  });
});

describe("a webhook", () => {
  test("is believed when PayPal vouches for it, and not with a bit changed, without proof or without our webhook's id", async () => {
    const { http, callbacks } = await paid();
    const [told] = callbacks;
    if (!told) throw new Error("nothing was told");
    const confirm = (one: LocalCallback) => callback.confirm?.(http, delivery(one), settings);
    expect(await confirm(told)).toBe(true);
    expect(await confirm({ ...told, body: told.body.replace("25.00", "26.00") })).toBe(false);
    expect(await confirm({ ...told, headers: {} })).toBe(false);
    const { webhookId: _, ...without } = settings as Record<string, unknown>;
    expect(callback.verify(delivery(told), connector.settings.parse(without))).toBe("forged");
  });

  test("can't say more in our question than itself", async () => {
    const body = '{"id":"1"},"webhook_id":"another","x":{"a":1}';
    expect(callback.verify(delivery({ headers: {}, body }), settings)).toBe("forged");
    expect(await callback.confirm?.(noHttp, delivery({ headers: vector.headers, body }), settings)).toBe(false);
  });

  test("is asked about again when PayPal says neither", async () => {
    const http: Http = async () => ({ access_token: "A21", expires_in: 100, verification_status: "MAYBE" });
    await expect(
      callback.confirm?.(http, delivery({ headers: vector.headers, body: vector.body }), settings),
    ).rejects.toThrow(ProviderUnknown);
  });

  test("tells the same as a look-up, whichever of its events it is", async () => {
    const { local, http, charge, callbacks } = await paid();
    const seen = await connector.fetch(http, charge, settings);
    const [captured] = local.completionCallbacks();
    expect(local.books().taken).toBe(1);
    expect(captured && (await callback.read(delivery(captured), settings, http))).toEqual([seen]);
    const [approved] = callbacks;
    expect(approved && (await callback.read(delivery(approved), settings, http))).toMatchObject([
      { status: "pending", ...charge },
    ]);
  });

  test("tells of refunds under our references, and of a dispute once, whichever events tell of it", async () => {
    const { local, http, charge, capture } = await paid();
    const given = await connector.refund?.(http, { ...charge, refundReference: "rfd_1", reason: "" }, settings);
    const read = async (one: LocalCallback | undefined) => (one ? callback.read(delivery(one), settings, http) : []);
    const refunded = {
      providerRefundId: given?.providerId,
      refundReference: "rfd_1",
      reference,
      status: "succeeded",
      money,
    };
    expect(await read(local.refundCallbacks(given?.providerId ?? "")[0])).toMatchObject([refunded]);

    const dispute = {
      disputed_transactions: [{ seller_transaction_id: capture }],
      dispute_amount: { currency_code: "USD", value: "25.00" },
    };
    const lost = { ...dispute, dispute_outcome: { outcome_code: "RESOLVED_BUYER_FAVOUR" } };
    const won = { ...dispute, dispute_outcome: { outcome_code: "RESOLVED_SELLER_FAVOUR" } };
    const links = [{ href: `https://api-m.sandbox.paypal.com/v2/payments/captures/${capture}`, rel: "up" }];
    const reversal = { id: "REV1", amount: { currency_code: "USD", value: "25.00" }, links };
    const said = async (type: string, resource: object) => (await read(local.webhook(type, { ...resource })))[0];
    const known = { kind: "dispute", disputeId: capture, reference, providerId: charge.providerId, money };
    expect(await said("CUSTOMER.DISPUTE.CREATED", dispute)).toMatchObject({ ...known, status: "opened" });
    expect(await said("CUSTOMER.DISPUTE.RESOLVED", won)).toMatchObject({ ...known, status: "won" });
    const over = await said("CUSTOMER.DISPUTE.RESOLVED", lost);
    expect(over).toMatchObject({ ...known, status: "lost" });
    expect(await said("PAYMENT.CAPTURE.REVERSED", reversal)).toEqual(over);
  });

  test("about anything else says nothing", async () => {
    const body = JSON.stringify({ event_type: "BILLING.PLAN.CREATED", resource: { id: "P-1" } });
    expect(await callback.read(delivery({ headers: {}, body }), settings, noHttp)).toEqual([]);
  });
});

test("no bytes make judging throw, or reading do anything but read or refuse", async () => {
  const events = fc.constantFrom(
    "PAYMENT.CAPTURE.COMPLETED",
    "CHECKOUT.ORDER.APPROVED",
    "CUSTOMER.DISPUTE.CREATED",
    "x",
  );
  const webhook = fc
    .record({ event_type: events, resource: fc.jsonValue() })
    .map((one) => Buffer.from(JSON.stringify(one)));
  const raws = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    webhook,
    fc.string().map((text) => Buffer.from(`{${text}`)),
  );
  const http: Http = () => Promise.reject(new ProviderUnknown("timeout"));
  await fc.assert(
    fc.asyncProperty(raws, async (raw) => {
      const one: Delivery = { raw, headers: new Headers(vector.headers), at: new Date(), environment: "sandbox" };
      expect(["ask", "forged"]).toContain(callback.verify(one, settings));
      await Promise.resolve()
        .then(() => callback.read(one, settings, http))
        .then((told) => expect(Array.isArray(told)).toBe(true))
        .catch((error: unknown) => expect(error).toBeInstanceOf(Error));
    }),
    { numRuns: 300 },
  );
});
