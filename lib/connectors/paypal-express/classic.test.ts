import { describe, expect, test } from "vitest";
import type { Http, Start } from "../contract";
import { ProviderNotProcessed, ProviderRejected, ProviderUnknown } from "../contract";
import connector from "./index";
import { httpTo } from "./local-http";
import { LocalNvp } from "./local-nvp";
import exchanges from "./nvp-exchanges.json";

const reference = "att_0190f0c0a00070008000000000001234";
const money = { amount: 2_500n, currency: "USD" };
const order: Start = {
  ...{ reference, method: "paypal", label: "Order 1001", money },
  ...{ returnUrl: "https://pay.example/pay/1?a=b", callbackUrl: "https://pay.example/api/callbacks/int_1" },
  ...{ embedUrl: "https://pay.example/embed", payer: { name: "Ada", email: "ada@example.com" } },
  ...{ expiresAt: new Date(Date.now() + 3_600_000), environment: "sandbox" },
};

/** A checkout at the local PayPal, with the steps of everybody as functions. */
async function checkout() {
  const local = new LocalNvp();
  const http = httpTo(local);
  const settings = connector.settings.parse(local.settings);
  const { providerId, redirectUrl } = await connector.start(http, order, settings);
  const charge = { providerId, reference, money };
  return {
    ...{ local, http, settings, charge, redirectUrl: redirectUrl ?? "" },
    complete: (over: object = {}) => connector.complete?.(http, { ...charge, ...over }, settings),
    fetch: (over: object = {}) => connector.fetch(http, { ...charge, ...over }, settings),
    cancel: () => connector.cancel?.(http, charge, settings),
    refund: (refundReference: string, amount: bigint) =>
      connector.refund?.(http, { ...charge, money: { ...money, amount }, refundReference, reason: "" }, settings),
  };
}

test.each([
  ["production", "https://www.paypal.com"],
  ["sandbox", "https://www.sandbox.paypal.com"],
] as const)("in %s the payer goes to %s", async (environment, origin) => {
  const local = new LocalNvp();
  const settings = connector.settings.parse(local.settings);
  const { redirectUrl } = await connector.start(httpTo(local), { ...order, environment }, settings);
  expect(new URL(redirectUrl ?? "").origin).toBe(origin);
});

describe("a checkout", () => {
  test("takes nothing before the payer has agreed, however often it is completed", async () => {
    const { local, complete } = await checkout();
    expect(await complete()).toMatchObject({ status: "pending", reference, money });
    expect(local.books().taken).toBe(0);
  });

  test("takes the money once for many at the same moment, and tells the fee", async () => {
    const { local, redirectUrl, charge, complete, fetch } = await checkout();
    local.pay({ redirectUrl, outcome: "pays" });
    const all = await Promise.all(Array.from({ length: 20 }, () => complete()));
    const said = {
      id: `${charge.providerId}:succeeded`,
      status: "succeeded",
      money,
      fee: { amount: 103n, currency: "USD" },
    };
    for (const event of [...all, await fetch(), await fetch({ providerId: null })]) expect(event).toMatchObject(said);
    expect(local.books().taken).toBe(1);
  });

  test("is not taken for another sum or another reference than the payer agreed to", async () => {
    const { local, redirectUrl, complete } = await checkout();
    local.pay({ redirectUrl, outcome: "pays" });
    expect(await complete({ money: { ...money, amount: 2_501n } })).toMatchObject({ status: "pending" });
    expect(await complete({ reference: "att_another" })).toMatchObject({ status: "pending" });
    expect(local.books().taken).toBe(0);
  });

  test("is failed for good when PayPal can't take the money, with a decline the payer may overcome", async () => {
    const { local, redirectUrl, complete, fetch } = await checkout();
    local.pay({ redirectUrl, outcome: "is declined" });
    const decline = { class: "soft", code: "declined", rawCode: "10486" };
    expect(await complete()).toMatchObject({ status: "failed", decline });
    expect(await fetch()).toMatchObject({ status: "failed" });
  });

  test("is canceled when its three hours are over and nothing was paid", async () => {
    const { local, fetch, complete } = await checkout();
    local.expireAll();
    for (const event of [await fetch(), await complete()]) expect(event).toMatchObject({ status: "canceled", money });
  });

  test("is found as paid by its invoice when PayPal has forgotten the token", async () => {
    const { local, redirectUrl, complete, http, settings, charge } = await checkout();
    local.pay({ redirectUrl, outcome: "pays" });
    await complete();
    const forgetful: Http = async (path, init) =>
      init?.form?.METHOD === "GetExpressCheckoutDetails" ? "ACK=Failure&L_ERRORCODE0=10411" : http(path, init);
    expect(await connector.fetch(forgetful, charge, settings)).toMatchObject({ ...charge, status: "succeeded" });
    const refund = { ...charge, refundReference: "rfd_1", reason: "Twice" };
    expect(await connector.refund?.(forgetful, refund, settings)).toMatchObject({ status: "succeeded" });
  });

  test("is closed while nobody has paid, and left as it is afterwards", async () => {
    const open = await checkout();
    expect(await open.cancel()).toMatchObject({ status: "canceled" });
    const paid = await checkout();
    paid.local.pay({ redirectUrl: paid.redirectUrl, outcome: "pays" });
    await paid.complete();
    expect(await paid.cancel()).not.toMatchObject({ status: "canceled" });
  });

  test("gives back in parts, once for each reference and never more than came", async () => {
    const { local, redirectUrl, complete, refund } = await checkout();
    local.pay({ redirectUrl, outcome: "pays" });
    await complete();
    const [first, second] = [await refund("rfd_1", 1_000n), await refund("rfd_1", 1_000n)];
    expect(first).toEqual(second);
    await expect(refund("rfd_2", 1_501n)).rejects.toThrow(ProviderRejected);
    expect(await refund("rfd_3", 1_500n)).toMatchObject({ status: "succeeded" });
    expect(local.books()).toEqual({ taken: 1, refunded: 2 });
  });
});

test("an amount PayPal can't write is refused before it is asked, as an error of the request", async () => {
  const silent: Http = () => Promise.reject(new Error("nothing is asked"));
  const settings = connector.settings.parse(new LocalNvp().settings);
  const refused = await connector
    .start(silent, { ...order, money: { amount: 12_345n, currency: "HUF" } }, settings)
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ProviderRejected);
  expect(connector.declineOf?.(refused as ProviderRejected)).toMatchObject({ class: "error" });
});

describe("the recorded exchanges of the name-value pairs", () => {
  const settings = connector.settings.parse(new LocalNvp().settings);
  const charge = { providerId: "EC-1NK66318YB717835M", reference: "topup-1001", money };
  const bodyOf = (name: string) => exchanges.exchanges.find((one) => one.name === name)?.response_body ?? "";
  /** Answers each method with the recording of this name. */
  const say =
    (names: Record<string, string>): Http =>
    async (_, init) =>
      bodyOf(names[init?.form?.METHOD ?? ""] ?? "");
  const GET = "GetExpressCheckoutDetails";
  const DO = "DoExpressCheckoutPayment";

  test("wait for the payer, pay, and are pending with an eCheck", async () => {
    const complete = (names: Record<string, string>) => connector.complete?.(say(names), charge, settings);
    expect(await complete({ [GET]: "get_not_yet" })).toMatchObject({
      status: "pending",
      money,
      reference: "topup-1001",
    });
    const paid = { status: "succeeded", money, fee: { amount: 103n, currency: "USD" } };
    expect(await complete({ [GET]: "get_approved", [DO]: "do_ok" })).toMatchObject(paid);
    const waiting = { status: "processing", fee: null };
    expect(await complete({ [GET]: "get_approved", [DO]: "do_pending_echeck" })).toMatchObject(waiting);
    const declined = { status: "failed", decline: { class: "soft", rawCode: "10486" } };
    expect(await complete({ [GET]: "get_approved", [DO]: "do_declined_go_back" })).toMatchObject(declined);
    expect(await complete({ [GET]: "get_approved", [DO]: "do_already_done" })).toMatchObject({ status: "pending" });
  });

  test("refuse bad keys before anything happens, and a sum of nothing for good", async () => {
    const start = (name: string) => connector.start(say({ SetExpressCheckout: name }), order, settings);
    expect((await start("set_ok")).providerId).toBe("EC-1NK66318YB717835M");
    await expect(start("set_bad_login")).rejects.toThrow(ProviderNotProcessed);
    const zero = await start("set_zero").catch((error: unknown) => error);
    expect(connector.declineOf?.(zero as ProviderRejected)).toEqual({
      class: "error",
      code: "validation",
      rawCode: "10525",
    });
  });

  test("leave it open what happened when the answer is none of PayPal's", async () => {
    for (const answer of ["", "<html>sorry</html>", "ACK=PartialSuccess", "ACK=Failure&L_ERRORCODE0=10001", {}])
      await expect(connector.start(async () => answer, order, settings)).rejects.toThrow(ProviderUnknown);
  });

  test("read a refund and its state", async () => {
    const details = { [GET]: "get_approved", GetTransactionDetails: "details" };
    const refund = { ...charge, refundReference: "refund-1", reason: "" };
    const again = { ...refund, providerRefundId: "1CX12345AB678901E" };
    expect(await connector.fetchRefund?.(say(details), again, settings)).toEqual({
      providerId: "1CX12345AB678901E",
      status: "succeeded",
    });
  });
});
