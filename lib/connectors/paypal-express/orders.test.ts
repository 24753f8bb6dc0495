import { describe, expect, test } from "vitest";
import { type Http, ProviderNotProcessed, ProviderRejected, type Start } from "../contract";
import connector from "./index";
import { httpTo } from "./local-http";
import { LocalOrders } from "./local-orders";

const reference = "att_0190f0c0a00070008000000000001234";
const money = { amount: 2_500n, currency: "USD" };
const order: Start = {
  ...{ reference, method: "paypal", label: "Order 1001", money, returnUrl: "https://pay.example/back" },
  ...{ callbackUrl: "https://pay.example/cb", embedUrl: "https://pay.example/embed", expiresAt: new Date() },
  ...{ payer: { name: null, email: null }, environment: "sandbox" },
};

/** An order at the local PayPal; `asked` are the idempotency keys it was sent. */
async function opened() {
  const local = new LocalOrders();
  const asked: string[] = [];
  const real = httpTo(local);
  const http: Http = (path, init) => {
    asked.push(`${path} ${init?.headers?.["PayPal-Request-Id"] ?? ""}`);
    return real(path, init);
  };
  const settings = connector.settings.parse(local.settings);
  const { providerId, redirectUrl } = await connector.start(http, order, settings);
  const charge = { providerId, reference, money };
  return {
    ...{ local, http, settings, charge, asked },
    pay: (outcome: string) => local.pay({ redirectUrl: redirectUrl ?? "", outcome }),
    complete: (over: object = {}, through = http) => connector.complete?.(through, { ...charge, ...over }, settings),
    refund: (refundReference: string, amount: bigint) =>
      connector.refund?.(http, { ...charge, money: { ...money, amount }, refundReference, reason: "" }, settings),
  };
}

describe("an order", () => {
  test("is one order for one reference, however often it is opened", async () => {
    const { http, settings, charge } = await opened();
    expect((await connector.start(http, order, settings)).providerId).toBe(charge.providerId);
  });

  test("takes nothing before the payer has agreed", async () => {
    const { local, complete } = await opened();
    expect(await complete()).toMatchObject({ status: "pending", reference, money });
    expect(local.books().taken).toBe(0);
  });

  test("is not captured for another sum or another reference than the payer agreed to", async () => {
    const { local, pay, complete } = await opened();
    pay("pays");
    expect(await complete({ money: { ...money, amount: 2_501n } })).toMatchObject({ status: "pending" });
    expect(await complete({ reference: "att_another" })).toMatchObject({ status: "pending" });
    expect(local.books().taken).toBe(0);
  });

  test("is captured under a key of its reference, so that a lost answer is given again", async () => {
    const { local, pay, complete, charge, asked } = await opened();
    pay("pays");
    await complete();
    expect(asked).toContain(`/v2/checkout/orders/${charge.providerId}/capture ${reference}-capture`);
    expect(local.books().taken).toBe(1);
  });

  test("that somebody else has captured in between is looked up, and not declined", async () => {
    const { http, pay, complete, settings, charge } = await opened();
    pay("pays");
    const late: Http = async (path, init) => {
      if (!path.endsWith("/capture")) return http(path, init);
      await connector.complete?.(http, charge, settings);
      throw new ProviderRejected("http_422", 422, { details: [{ issue: "ORDER_ALREADY_CAPTURED" }] });
    };
    expect(await complete({}, late)).toMatchObject({ status: "succeeded", fee: { amount: 117n, currency: "USD" } });
  });

  test("is failed for good when PayPal can't take the money, with a decline the payer may overcome", async () => {
    const { pay, complete } = await opened();
    pay("is declined");
    const decline = { class: "soft", code: "declined", rawCode: "INSTRUMENT_DECLINED" };
    expect(await complete()).toMatchObject({ status: "failed", decline });
  });

  test("that PayPal has thrown away took no money", async () => {
    const { http, settings, charge, complete } = await opened();
    const gone = { providerId: "ORDGONE", status: "canceled", money };
    expect(await complete({ providerId: "ORDGONE" })).toMatchObject(gone);
    expect(await connector.fetch(http, { ...charge, providerId: "ORDGONE" }, settings)).toMatchObject(gone);
  });

  test("is closed while nobody has paid, and left as it is afterwards", async () => {
    const { http, settings, charge, pay, complete } = await opened();
    expect(await connector.cancel?.(http, charge, settings)).toMatchObject({ status: "canceled" });
    pay("pays");
    await complete();
    expect(await connector.cancel?.(http, charge, settings)).toMatchObject({ status: "succeeded" });
  });

  test("gives back in parts, once for each reference and never more than came", async () => {
    const { local, pay, complete, refund } = await opened();
    pay("pays");
    await complete();
    expect(await refund("rfd_1", 1_000n)).toEqual(await refund("rfd_1", 1_000n));
    await expect(refund("rfd_2", 1_501n)).rejects.toThrow(ProviderRejected);
    expect(local.books()).toEqual({ taken: 1, refunded: 1 });
  });

  test("sends a payer nowhere but to PayPal", async () => {
    const { local, settings } = await opened();
    const real = httpTo(local);
    const lying: Http = async (path, init) => {
      const said = await real(path, init);
      return JSON.parse(JSON.stringify(said).replaceAll("www.sandbox.paypal.com", "www.paypal.com.evil.example"));
    };
    const started = await connector.start(lying, { ...order, reference: "att_2" }, settings);
    expect(started.redirectUrl).toBeNull();
  });

  test("can't be reached without the REST keys it was opened with, and nothing is assumed then", async () => {
    const { http, charge, local } = await opened();
    const { clientId: _id, clientSecret: _secret, webhookId: _hook, ...classic } = local.settings;
    const settings = connector.settings.parse(classic);
    await expect(connector.fetch(http, charge, settings)).rejects.toThrow(ProviderNotProcessed);
  });
});

describe("the access token", () => {
  test("is asked for once for many calls, and again when PayPal doesn't take it any more", async () => {
    const first = await opened();
    const renewed = await opened();
    await renewed.complete();
    const tokens = ({ asked }: { asked: string[] }) => asked.filter((one) => one.startsWith("/v1/oauth2/token"));
    await first.complete();
    await first.complete();
    expect([tokens(renewed).length, tokens(first).length]).toEqual([1, 2]);
  });
});
