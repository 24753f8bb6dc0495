import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { testDb } from "@/lib/testing";
import { bent, ledgerOf, misfitsOf, type ProviderRun, providerRun } from "@/lib/testing/provider-run";
import { openProviderServer } from "@/lib/testing/provider-server";
import { localProviderFolders, type ProviderSubject, providerSubjects } from "@/lib/testing/provider-subjects";
import { cancelPayment } from "./cancel-payment";
import { refreshPayment } from "./refresh-payment";
import { refundPayment } from "./refund-payment";

vi.mock("@/lib/connectors/send", async (original) => {
  const { rerouted } = await import("@/lib/testing/provider-server");
  return rerouted(await original<typeof import("@/lib/connectors/send")>());
});
vi.mock("node:dns/promises", async (original) => ({
  ...(await original<typeof import("node:dns/promises")>()),
  lookup: async () => [{ address: "93.184.215.14", family: 4 }],
}));

const db = await testDb();
const server = await openProviderServer();
afterAll(() => server.close());

const subjects = await providerSubjects();
const starting = subjects.filter(({ connector }) => connector.methods.length > 0);

test("every connector with a local provider is driven", () => {
  expect([...new Set(subjects.map(({ id }) => id))].sort()).toEqual(localProviderFolders().sort());
});

let run: ProviderRun;

const arrange = ({ id, createLocalProvider, judges }: ProviderSubject) => {
  beforeEach(async () => {
    run = await providerRun({ db, server, id, createLocalProvider });
  });
  afterEach(async () => {
    await run.forgetQueue();
    expect(misfitsOf(judges, server.heard())).toEqual([]);
  });
};

const succeeded = (events: readonly string[]) => events.filter((type) => type === "payment.succeeded").length;

async function expectPaidOnce(paymentId: string): Promise<void> {
  const { payment, events } = await run.history(paymentId);
  const { amount, currency } = run.local.money;
  const received = { amount_received_minor: String(amount), currency_code: currency };
  expect(payment).toMatchObject({ status: "succeeded", ...received });
  expect(succeeded(events)).toBe(1);
  expect(run.local.books()).toMatchObject({ taken: 1, refunded: 0 });
}

async function expectNothing(paymentId: string): Promise<void> {
  const { payment, events } = await run.history(paymentId);
  expect(payment).toMatchObject({ amount_received_minor: "0" });
  expect(payment.status).not.toBe("succeeded");
  expect(succeeded(events)).toBe(0);
}

/** Some providers take the money only when we say so after the payer came back; for them the return is part of paying. */
async function comeBack({ connector }: ProviderSubject, paymentId: string): Promise<void> {
  if (!connector.complete && connector.callback.exists) return;
  await Promise.all(Array.from({ length: 5 }, () => refreshPayment(run.here, paymentId)));
}

const refundsOf = (paymentId: string) => db.owner`select * from refunds where payment_id = ${paymentId}`;

describe.each(starting)("$name, from checkout to refund", (subject) => {
  const { connector, fixtures, judges } = subject;
  arrange(subject);

  async function paid(): Promise<string> {
    const { paymentId, redirectUrl } = await run.start();
    await run.postEach(await run.payer(redirectUrl, "pays"));
    await run.runQueue();
    await comeBack(subject, paymentId);
    await run.postEach(run.local.completionCallbacks?.() ?? []);
    await run.runQueue();
    return paymentId;
  }

  const giveBack = (paymentId: string, amount = run.local.money.amount) =>
    refundPayment(run.here, { paymentId, amount, reason: "Ordered twice", idempotencyKey: paymentId });

  /** Lets everything come in that a provider says about a refund, and every look-up that is due after it. */
  async function settle(providerRefundId: string | null): Promise<void> {
    await run.postEach(run.local.refundCallbacks?.(providerRefundId ?? "") ?? []);
    for (const seconds of [0, 60, 300, 3600]) await run.runQueue(seconds);
  }

  test("credits a payer once for twenty copies of every callback", async () => {
    const paymentId = await paid();
    await expectPaidOnce(paymentId);
    const { receipts, clearing = 0n, fees = 0n } = await ledgerOf(db, paymentId);
    expect(receipts).toBe(run.local.money.amount);
    expect(-clearing).toBe(run.local.money.amount + fees);
    const judged = server.heard().filter((exchange) => judges.some((judge) => judge(exchange) !== null));
    expect(judged.length > 0).toBe(judges.length > 0);
  });

  test("gives money back once, however often it is asked to and told so", async () => {
    if (!connector.refund) return;
    const paymentId = await paid();
    const asked = await Promise.all(Array.from({ length: 5 }, () => giveBack(paymentId)));
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    const [{ provider_refund_id } = {}] = await refundsOf(paymentId);
    await settle(String(provider_refund_id));
    expect(run.local.books()).toEqual({ taken: 1, refunded: 1 });
    const [refund] = await refundsOf(paymentId);
    expect(["succeeded", "pending"]).toContain(refund?.status);
    const { receipts } = await ledgerOf(db, paymentId);
    expect(receipts).toBe(refund?.status === "succeeded" ? 0n : run.local.money.amount);
    await expect(refundPayment(run.here, { paymentId, reason: "Again", idempotencyKey: null })).rejects.toThrow();
    expect(run.local.books()).toEqual({ taken: 1, refunded: 1 });
  });

  test("finds out about a refund whose answer was lost, and never makes it twice", async () => {
    if (!connector.refund) return;
    const first = await paid();
    const before = server.heard().length;
    await giveBack(first);
    const calls = server.heard().length - before;
    const second = await paid();
    server.loseAnswer(calls);
    // A part, so that the provider would not refuse it a second time.
    expect((await giveBack(second, run.local.money.amount / 4n)).status).toBe("pending");
    await settle(null);
    expect(run.local.books()).toEqual({ taken: 2, refunded: 2 });
    const [refund] = await refundsOf(second);
    expect(refund?.status).not.toBe("failed");
    if (connector.fetchRefund) expect(refund?.provider_refund_id).toBeTruthy();
  });

  test("finds out by looking alone when no callback comes", async () => {
    if (connector.looksUp === false) return;
    const { paymentId, redirectUrl } = await run.start();
    await run.payer(redirectUrl, "pays");
    await Promise.all(Array.from({ length: 5 }, () => refreshPayment(run.here, paymentId)));
    await expectPaidOnce(paymentId);
  });

  test("believes callbacks in the wrong order, and those that come after the look-up", async () => {
    const { paymentId, redirectUrl } = await run.start();
    const callbacks = await run.payer(redirectUrl, "pays");
    await run.postEach(callbacks.toReversed(), 2);
    await run.runQueue();
    await refreshPayment(run.here, paymentId);
    await run.postEach(callbacks, 2);
    await run.runQueue();
    await expectPaidOnce(paymentId);
  });

  test("takes no forged callback for a payment", async () => {
    const { paymentId, redirectUrl } = await run.start();
    await run.postEach((await run.payer(redirectUrl, "pays")).map(bent), 1);
    await run.runQueue();
    await expectNothing(paymentId);
  });

  test("lets a payer who was declined try again", async () => {
    const { paymentId, redirectUrl } = await run.start();
    await run.postEach(await run.payer(redirectUrl, "is declined"), 2);
    await run.runQueue();
    await refreshPayment(run.here, paymentId);
    await expectNothing(paymentId);
    const { attempts, payment } = await run.history(paymentId);
    const [attempt] = attempts;
    // Some providers keep their page open for another card: then the attempt stays open with it.
    if (attempt?.finished_at) expect(["soft", "hard", "error"]).toContain(attempt.decline_class);
    else expect(["requires_action", "processing"]).toContain(payment.status);
    if (payment.status === "failed") return;
    const { redirectUrl: address } = attempt?.finished_at ? await run.startAgain(paymentId) : { redirectUrl };
    await run.postEach(await run.payer(address, "pays"), 2);
    await run.runQueue();
    await comeBack(subject, paymentId);
    await expectPaidOnce(paymentId);
  });

  test("leaves the payment of a payer who walks away open", async () => {
    const { paymentId, redirectUrl } = await run.start();
    await run.postEach(await run.payer(redirectUrl, "walks away"), 2);
    await run.runQueue();
    await refreshPayment(run.here, paymentId);
    await expectNothing(paymentId);
    expect(["requires_action", "requires_payment_method"]).toContain((await run.history(paymentId)).payment.status);
    expect(run.local.books()).toEqual({ taken: 0, refunded: 0 });
  });

  test("closes an open charge at the provider when its payment is canceled, so that nobody pays it any more", async () => {
    if (!connector.cancel) return;
    const { paymentId, redirectUrl } = await run.start();
    await cancelPayment(run.here, { paymentId });
    expect((await run.history(paymentId)).payment.status).toBe("canceled");
    await run.payer(redirectUrl, "pays");
    expect(run.local.books()).toEqual({ taken: 0, refunded: 0 });
  });

  test("finds a charge whose start was never answered, and charges nobody twice", async () => {
    // The first start may fetch an access token that the next ones have.
    await run.start();
    const before = server.heard().length;
    await run.start();
    const calls = server.heard().length - before;
    server.loseAnswer(calls);
    const { paymentId } = await run.start();
    expect((await run.history(paymentId)).payment.status).toBe("processing");
    if (connector.looksUp === false) return;
    const reference = String((await run.history(paymentId)).attempts.at(-1)?.id);
    const { http, settings } = await run.open();
    const found = await connector.fetch(http, { providerId: null, reference, money: run.local.money }, settings);
    expect(found !== null).toBe(fixtures.findsByReference !== false);

    for (const seconds of [3, 40, 100, 200]) await run.runQueue(seconds);
    const { payment, attempts } = await run.history(paymentId);
    expect(attempts).toHaveLength(1);
    // Without an address to send the payer to again, the charge is given up and another one may be started.
    expect(payment.status).toBe(found?.redirectUrl ? "requires_action" : "requires_payment_method");
    const address =
      payment.status === "requires_action"
        ? attempts[0]?.redirect_url
        : (await run.startAgain(paymentId, 200)).redirectUrl;
    await run.postEach(await run.payer(address, "pays"), 2);
    await run.runQueue(200);
    await comeBack(subject, paymentId);
    await expectPaidOnce(paymentId);
  });
});
