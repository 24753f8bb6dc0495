import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { judgeBy } from "@/lib/connectors/conformance-spec";
import type { Ctx } from "@/lib/context";
import { installIntegration, receive } from "@/lib/integrations";
import { InstallIntegration } from "@/lib/integrations/schema";
import { refundPayment } from "@/lib/payments";
import { testDb } from "@/lib/testing";
import { createLocalXero } from "@/lib/testing/local-xero";
import { openProviderServer } from "@/lib/testing/provider-server";
import { runQueue, simulatedShop } from "@/lib/testing/simulated-shop";
import { connectBooks, disconnectBooks, finishConnect, getBooks, retryEntry, tellBooks } from ".";

vi.mock("@/lib/connectors/send", async (original) => {
  const { rerouted } = await import("@/lib/testing/provider-server");
  return rerouted(await original<typeof import("@/lib/connectors/send")>());
});
vi.mock("node:dns/promises", async (original) => ({
  ...(await original<typeof import("node:dns/promises")>()),
  lookup: async () => [{ address: "93.184.215.14", family: 4 }],
}));

const app = { id: "xero-app", secret: "xero-app-secret" };
process.env.XERO_CLIENT_ID = app.id;
process.env.XERO_CLIENT_SECRET = app.secret;

const judge = judgeBy(JSON.parse(readFileSync(new URL("../connectors/xero/api.json", import.meta.url), "utf8")));
const db = await testDb();
const server = await openProviderServer();
afterAll(() => server.close());

const CODES = { bankAccount: "090", salesAccount: "200", surchargeAccount: "260", feeAccount: "404" };
const WEBHOOK_KEY = "books-webhook-key";

async function arrange(settings: object = {}) {
  const shop = await simulatedShop(db);
  const xero = createLocalXero(app);
  server.use(xero);
  const typed = { ...CODES, webhookKey: WEBHOOK_KEY, ...settings };
  const order = { connectorId: "xero", label: "Books", settings: typed };
  const { id } = await installIntegration(shop.here, InstallIntegration.parse(order));
  const connect = async (ctx: Ctx = shop.here) => finishConnect(ctx, xero.agree((await connectBooks(ctx, { id })).url));
  const tell = (seconds = 0) => tellBooks(shop.at(seconds), id);
  const states = async () => (await getBooks(shop.here, id)).entries.map(({ state }) => state);

  async function pay(amount = 10_000) {
    const { paymentId, redirectUrl } = await shop.start(amount);
    await shop.choose(redirectUrl, "approve");
    await shop.runQueue(30);
    return paymentId;
  }
  return { ...shop, xero, id, connect, tell, states, pay };
}

let desk: Awaited<ReturnType<typeof arrange>>;
beforeEach(async () => {
  desk = await arrange();
});
afterEach(() => {
  const wrong = server.heard().flatMap((exchange) => judge(exchange) ?? []);
  // Being down and refusing a token are no part of the description.
  expect(wrong.filter((one) => !/\/connections|an answer of (?:401|503)/.test(one))).toEqual([]);
});

describe("connecting books", () => {
  test("asks for an S256 challenge and a state, and shows whose books they are", async () => {
    const { searchParams } = new URL((await connectBooks(desk.here, { id: desk.id })).url);
    expect(searchParams.get("code_challenge_method")).toBe("S256");
    expect(searchParams.get("scope")).toContain("offline_access");
    await desk.connect();
    const { connection } = await getBooks(desk.here, desk.id);
    expect(connection).toMatchObject({ state: "connected", organisationName: "Demo Company" });
  });

  test("lets one of two in who come back with one state, and nobody without it", async () => {
    const back = desk.xero.agree((await connectBooks(desk.here, { id: desk.id })).url);
    const both = await Promise.allSettled([finishConnect(desk.here, back), finishConnect(desk.here, back)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(finishConnect(desk.here, { ...back, state: "guessed" })).rejects.toMatchObject({
      code: "invalid_request",
    });
  });

  test("is over after ten minutes, for another person, and when the owner said no", async () => {
    const back = async () => desk.xero.agree((await connectBooks(desk.here, { id: desk.id })).url);
    await expect(finishConnect(desk.at(601), await back())).rejects.toMatchObject({ code: "invalid_request" });
    const other = { ...desk.here, principal: { ...desk.here.principal, id: "usr_other" } };
    await expect(finishConnect(other, await back())).rejects.toMatchObject({ code: "invalid_request" });
    const { state } = await back();
    await expect(finishConnect(desk.here, { state, error: "access_denied" })).rejects.toMatchObject({
      code: "invalid_request",
    });
  });

  test("leaves no token in the clear in any row", async () => {
    await desk.connect();
    const [row] = await db.owner`select * from accounting_connections where id = ${desk.id}`;
    expect(JSON.stringify(row)).not.toMatch(/access-|refresh-/);
  });
});

describe("telling the books", () => {
  test("books a payment and its fee once each, however often and at how many places it is done", async () => {
    await desk.connect();
    await desk.pay();
    await Promise.all([desk.tell(60), desk.tell(60), desk.tell(60)]);
    await desk.tell(61);
    const { transactions } = desk.xero.books;
    expect(transactions.map(({ Type }) => Type).sort()).toEqual(["RECEIVE", "SPEND"]);
    const received = transactions.find(({ Type }) => Type === "RECEIVE");
    expect(received).toMatchObject({
      BankAccount: { Code: "090" },
      CurrencyCode: "USD",
      LineItems: [{ UnitAmount: 100, AccountCode: "200" }],
    });
    expect(transactions.find(({ Type }) => Type === "SPEND")).toMatchObject({ LineItems: [{ AccountCode: "404" }] });
    expect(await desk.states()).toEqual(["booked", "booked"]);
  });

  test("books what is given back", async () => {
    await desk.connect();
    const paymentId = await desk.pay();
    await refundPayment(desk.at(40), { paymentId, amount: 2_500n, reason: "Returned", idempotencyKey: null });
    await desk.tell(60);
    const spent = desk.xero.books.transactions.filter(({ Type }) => Type === "SPEND");
    expect(spent.map(({ LineItems }) => (LineItems as { UnitAmount: number }[])[0]?.UnitAmount)).toContain(25);
  });

  test("makes an invoice and marks it as paid where books keep invoices", async () => {
    desk = await arrange({ style: "invoices" });
    await desk.connect();
    await desk.pay();
    await desk.tell(60);
    const { invoices, payments } = desk.xero.books;
    expect(invoices).toMatchObject([{ Type: "ACCREC", Status: "AUTHORISED", LineItems: [{ UnitAmount: 100 }] }]);
    expect(payments).toMatchObject([{ Amount: 100, Account: { Code: "090" } }]);
  });

  test("says nothing of what happened before the books were connected", async () => {
    await desk.pay();
    await desk.connect({ ...desk.at(100) });
    await desk.tell(160);
    expect(desk.xero.books.transactions).toEqual([]);
  });

  test("tries again while the provider is away, and nothing is told twice", async () => {
    await desk.connect();
    await desk.pay();
    desk.xero.goDown(true);
    await desk.tell(60);
    expect(await desk.states()).toEqual(["pending", "pending"]);
    desk.xero.goDown(false);
    await desk.tell(600);
    await desk.tell(6000);
    expect(desk.xero.books.transactions).toHaveLength(2);
  });

  test("keeps one transaction when the answer to the write was lost", async () => {
    await desk.connect();
    await desk.pay();
    server.loseAnswer(1);
    await desk.tell(60);
    await desk.tell(600);
    await desk.tell(6000);
    expect(desk.xero.books.transactions).toHaveLength(2);
  });

  test("shows why the books refused an entry, and tells it again when asked", async () => {
    desk = await arrange({ feeAccount: "999" });
    await desk.connect();
    await desk.pay();
    await desk.tell(60);
    const failed = (await getBooks(desk.here, desk.id)).entries.find(({ state }) => state === "failed");
    expect(failed?.error).toContain("Account code '999' is not a valid code");
    await retryEntry(desk.here, { id: failed?.id ?? "" });
    expect(await desk.states()).toContain("pending");
  });

  test("notices that an entry was undone in the books", async () => {
    await desk.connect();
    await desk.pay();
    await desk.tell(60);
    for (const row of desk.xero.books.transactions) row.Status = "DELETED";
    await desk.tell(2 * 86_400);
    expect(await desk.states()).toEqual(["void", "void"]);
  });
});

describe("the tokens", () => {
  test("are renewed once, by one of many at the same moment", async () => {
    desk.xero.tokensLast(130);
    await desk.connect();
    await desk.pay();
    await Promise.all(Array.from({ length: 5 }, () => desk.tell(60)));
    expect(desk.xero.renewals()).toBe(1);
    expect(await desk.states()).toEqual(["booked", "booked"]);
  });

  test("that open nothing any more break the connection, until somebody connects again", async () => {
    await desk.connect();
    await desk.pay();
    desk.xero.close();
    await desk.tell(60);
    expect((await getBooks(desk.here, desk.id)).connection).toMatchObject({ state: "broken" });
    expect(await desk.tell(120)).toBe(0);
  });

  test("are forgotten when the books are disconnected", async () => {
    await desk.connect();
    await disconnectBooks(desk.here, { id: desk.id });
    expect((await getBooks(desk.here, desk.id)).connection).toBeNull();
  });
});

describe("a message of the books", () => {
  const post = (body: string, key: string) =>
    receive({ pool: db, now: desk.here.now, requestId: "req_test" }, desk.id, {
      raw: Buffer.from(body),
      headers: new Headers({ "x-xero-signature": createHmac("sha256", key).update(body).digest("base64") }),
    });

  test("with a wrong signature is answered 401, as the provider tests us, and a right one is heard", async () => {
    await expect(post("{}", "another key")).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(post("{}", WEBHOOK_KEY)).resolves.toBeUndefined();
  });

  test("has what was booked looked at in the next round, and nothing is believed of it", async () => {
    await desk.connect();
    await desk.pay();
    await desk.tell(60);
    for (const row of desk.xero.books.transactions) row.Status = "VOIDED";
    await post('{"events":[{"eventType":"UPDATE"}]}', WEBHOOK_KEY);
    await runQueue(db, desk.at(70).now);
    await desk.tell(71);
    expect(await desk.states()).toEqual(["void", "void"]);
  });
});
