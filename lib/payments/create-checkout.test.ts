import { describe, expect, test } from "vitest";
import { application, callerWith, checkoutBody, clientToken, testDb, world } from "@/lib/testing";
import { createCheckout } from "./create-checkout";
import { CreateCheckout } from "./schema";

const db = await testDb();
const { here, elsewhere, app, token, checkout } = await world(db);
const count = async (table: string) => Number((await db.owner`select count(*) as n from ${db.owner(table)}`)[0]?.n);

describe("createCheckout", () => {
  test("writes the payment, its first event and its outbox row together", async () => {
    const { data } = await checkout({ reference: "ORDER-7", metadata: { cart: "12" } });
    const [payment] = await db.owner`select * from payments where id = ${data.id}`;
    expect(payment).toMatchObject({
      amount_minor: "10000",
      currency_code: "USD",
      reference: "ORDER-7",
      metadata: { cart: "12" },
    });
    expect(payment).toMatchObject({
      tenant_id: here.tenantId,
      company_id: here.companyId,
      environment: "sandbox",
      created_by: token.id,
    });
    expect(await db.owner`select type, actor_id from payment_events where payment_id = ${data.id}`).toEqual([
      { type: "payment.created", actor_id: token.id },
    ]);
    const [event] = await db.owner`select type, payload from outbox where subject_id = ${data.id}`;
    expect(event).toMatchObject({
      type: "payment.created",
      payload: { id: data.id, amount: 10000, metadata: { cart: "12" } },
    });
  });

  test("answers with a signed address that expires with the payment", async () => {
    const expiresAt = new Date(Date.now() + 3_600_000);
    const { data } = await checkout({ expiresAt: expiresAt.toISOString() });
    const url = new URL(data.checkoutUrl);
    expect(url.pathname).toBe(`/pay/${data.id}`);
    expect(Number(url.searchParams.get("expires"))).toBe(Math.ceil(expiresAt.getTime() / 1000));
    expect(data.expiresAt).toEqual(expiresAt);
  });

  test("never makes two payments for one Idempotency-Key, however many copies arrive at once (I12)", async () => {
    const before = await count("payments");
    const answers = await Promise.all(Array.from({ length: 50 }, () => checkout({ reference: "TWICE" }, "key-1")));
    expect(answers.filter(({ replayed }) => replayed)).toHaveLength(49);
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
    expect(await count("payments")).toBe(before + 1);
  });

  test("gives a repeated key its first answer even after the checkout has closed", async () => {
    const { secret } = await clientToken(here, app.id);
    const body = checkoutBody(app.clientId, { expiresAt: new Date(Date.now() + 5000).toISOString() });
    const send = (idempotencyKey: string, now = new Date()) =>
      createCheckout(callerWith(db, secret, { now }), { body, idempotencyKey });
    const first = await send("key-late");
    const later = new Date(Date.now() + 6000);
    expect(await send("key-late", later)).toEqual({ ...first, replayed: true });
    await expect(send("key-new", later)).rejects.toMatchObject({ fields: { expiresAt: ["must be in the future"] } });
  });

  test("refuses the same key with another body, and lets two applications use one key", async () => {
    await checkout({ reference: "A" }, "key-2");
    await expect(checkout({ reference: "B" }, "key-2")).rejects.toMatchObject({ code: "conflict" });
    const other = await application(here, { name: "Second shop" });
    const secret = (await clientToken(here, other.id)).secret;
    const order = { body: checkoutBody(other.clientId, { reference: "B" }), idempotencyKey: "key-2" };
    await expect(createCheckout(callerWith(db, secret), order)).resolves.toBeTruthy();
  });

  test("keeps neighbours apart when many share one statement", async () => {
    const { secret } = await clientToken(here, app.id, { scopes: ["payments.get"] });
    const bad = createCheckout(callerWith(db, secret), { body: checkoutBody(app.clientId), idempotencyKey: null });
    const results = await Promise.allSettled([
      ...Array.from({ length: 30 }, (_, n) => checkout({ reference: `N-${n}`, amount: n + 1 })),
      bad,
    ]);
    const made = results.flatMap((result) => (result.status === "fulfilled" ? [result.value.data] : []));
    expect(made.map(({ amount, reference }) => [amount, reference])).toEqual(
      Array.from({ length: 30 }, (_, n) => [n + 1, `N-${n}`]),
    );
    expect(results.at(-1)).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
    const stored =
      await db.owner`select amount_minor, reference from payments where id in ${db.owner(made.map(({ id }) => id))}`;
    expect(stored).toHaveLength(30);
    for (const row of stored) expect(row.reference).toBe(`N-${Number(row.amount_minor) - 1}`);
  });

  test.each(["tenant", "company", "environment"] as const)(
    "does not find an application of another %s",
    async (step) => {
      const foreign = await application(elsewhere[step]);
      await expect(checkout({ clientId: foreign.clientId })).rejects.toMatchObject({ code: "not_found" });
    },
  );

  test("does not find another application of the same company when the token is bound to one", async () => {
    const other = await application(here, { name: "Sibling" });
    await expect(checkout({ clientId: other.clientId })).rejects.toMatchObject({ code: "not_found" });
  });

  test("accepts only the application's currencies", async () => {
    const euro = await application(here, { currencyWhitelist: ["EUR"] });
    const { secret } = await clientToken(here, euro.id);
    const pay = (currencyCode: string) =>
      createCheckout(callerWith(db, secret), {
        body: checkoutBody(euro.clientId, { currencyCode }),
        idempotencyKey: null,
      });
    await expect(pay("EUR")).resolves.toBeTruthy();
    await expect(pay("USD")).rejects.toMatchObject({
      code: "invalid_request",
      fields: { currencyCode: [expect.stringContaining("USD")] },
    });
  });

  test("refuses an expiry in the past or beyond a year", async () => {
    const inDays = (days: number) => ({ expiresAt: new Date(Date.now() + days * 86_400_000).toISOString() });
    await expect(checkout(inDays(-1))).rejects.toMatchObject({ fields: { expiresAt: ["must be in the future"] } });
    await expect(checkout(inDays(400))).rejects.toMatchObject({ fields: { expiresAt: [expect.any(String)] } });
  });
});

describe("CreateCheckout", () => {
  const valid = { amount: 1, currencyCode: "JPY", reference: "r", referenceLabel: "l", clientId: "a".repeat(32) };
  const fieldsOf = (over: object) =>
    CreateCheckout.safeParse({ ...valid, ...over }).error?.issues.map(({ path }) => path.join("."));

  test.each([
    ["amount", { amount: 0 }],
    ["amount", { amount: -1 }],
    ["amount", { amount: 1.5 }],
    ["amount", { amount: "100" }],
    ["amount", { amount: 1e21 }],
    ["amount", { amount: null }],
    ["amount", { amount: undefined }],
    ["currencyCode", { currencyCode: "usd" }],
    ["currencyCode", { currencyCode: "XXX" }],
    ["currencyCode", { currencyCode: "XAU" }],
    ["reference", { reference: "" }],
    ["reference", { reference: "a\u0000b" }],
    ["reference", { reference: "\ud800" }],
    ["reference", { reference: "4242 4242 4242 4242" }],
    ["reference", { reference: "4111.1111.1111.1111" }],
    ["reference", { reference: "4111_1111/1111\u200b1111" }],
    ["reference", { reference: "٤١١١ ١١١١ ١١١١ ١١١١" }],
    ["referenceLabel", { referenceLabel: "\u200b\u00ad" }],
    ["metadata.4111111111111111", { metadata: { "4111111111111111": "x" } }],
    ["redirectUrl", { redirectUrl: "https://shop.example/?pan=4111111111111111" }],
    ["referenceLabel", { referenceLabel: "x".repeat(256) }],
    ["redirectUrl", { redirectUrl: "javascript:alert(1)" }],
    ["redirectUrl", { redirectUrl: "http://example.com" }],
    ["expiresAt", { expiresAt: "tomorrow" }],
    ["metadata.a", { metadata: { a: 1 } }],
    ["clientId", { clientId: undefined }],
    ["siteId", { siteId: "b".repeat(32) }],
  ])("names %s when it is refused: %j", (field, over) => {
    expect(fieldsOf(over)).toContain(field);
  });

  test("names everything that is missing at once, and a wrong client ID only as wrong", () => {
    const issuesOf = (body: object) =>
      CreateCheckout.safeParse(body).error?.issues.map(({ path, message }) => [path[0], message]);
    expect(issuesOf({})?.map(([field]) => field)).toEqual([
      "amount",
      "currencyCode",
      "reference",
      "referenceLabel",
      "clientId",
    ]);
    expect(issuesOf({ ...valid, clientId: "" })).toHaveLength(1);
  });

  test("takes siteId as the older name of clientId, and says which kind of client ID it got", () => {
    const { clientId, ...rest } = valid;
    expect(CreateCheckout.safeParse({ ...rest, siteId: clientId }).success).toBe(true);
    const wrongKind = CreateCheckout.safeParse({ ...valid, clientId: "8c1a6f0e-3b1d-4c47-9f59-0c8f6f1b8a11" });
    expect(wrongKind.error?.issues[0]?.message).toContain("merchant credential");
  });
});
