import { createCipheriv, randomBytes } from "node:crypto";
import { z } from "zod";
import type { CreateLocalProvider, LocalAnswer, LocalCallback, LocalPayer, LocalRequest } from "../conformance-local";

const ENTITY = "8a8294174b7ecb28014b9699220015ca";
const TOKEN = "token-example";
const KEY = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

const Sum = { amount: z.string().regex(/^\d{1,10}\.\d{2}$/), currency: z.string().regex(/^[A-Z]{3}$/) };
const Prepare = z.object({ ...Sum, paymentType: z.literal("DB"), merchantTransactionId: z.string().max(255) });
const GiveBack = z.object({ ...Sum, paymentType: z.literal("RF"), merchantTransactionId: z.string().max(255) });

type Entry = {
  id: string;
  referencedId?: string;
  paymentType: string;
  amount?: string;
  currency?: string;
  merchantTransactionId: string;
  result: { code: string; description: string };
};
type Books = { checkouts: Map<string, z.infer<typeof Prepare>>; entries: Entry[] };

const result = (code: string, description: string) => ({
  result: { code, description },
  buildNumber: "example@2026-11-21",
  timestamp: "2026-11-21 01:00:00+0000",
  ndc: "8A829418530DF1D201531299E097175C.uat01-vm-tx01",
});
const refusal = (status: number, code: string, why: string): LocalAnswer => ({ status, body: result(code, why) });
const DONE = { code: "000.100.110", description: "Request successfully processed in test mode" };
const idOf = (count: number) => `8ac7a4a08fd5f1f0018fd6${String(count).padStart(10, "0")}`;
const cents = (amount: string | undefined) => Number((amount ?? "0.00").replace(".", ""));

function prepare({ checkouts }: Books, form: object): LocalAnswer {
  const asked = Prepare.safeParse(form);
  if (!asked.success) return refusal(400, "200.300.404", "invalid or missing parameter");
  const id = `BD1D2F61E0F34AC3B9BA5F0C1A1B6E${checkouts.size}D.uat01-vm-tx03`;
  checkouts.set(id, asked.data);
  return { body: { ...result("000.200.100", "successfully created checkout"), id, integrity: "sha384-example" } };
}

function giveBack({ entries }: Books, id: string, form: object): LocalAnswer {
  const asked = GiveBack.safeParse(form);
  const taken = entries.find((one) => one.id === id && one.result.code === DONE.code);
  if (!asked.success || !taken) return refusal(400, "200.300.404", "invalid or missing parameter");
  const given = entries
    .filter(({ referencedId }) => referencedId === id)
    .reduce((sum, { amount }) => sum + cents(amount), 0);
  if (given + cents(asked.data.amount) > cents(taken.amount))
    return refusal(400, "700.400.200", "refund volume exceeded");
  const entry = { ...asked.data, id: idOf(entries.length + 1), referencedId: id, result: DONE };
  entries.push(entry);
  return { body: { ...result(DONE.code, DONE.description), ...entry } };
}

function find({ entries }: Books, name: string | null): LocalAnswer {
  const payments = entries.filter(({ merchantTransactionId }) => merchantTransactionId === name);
  if (payments.length === 0) return refusal(404, "700.400.580", "cannot find transaction");
  return { body: { ...result("000.000.100", "successful request"), payments } };
}

function answer(books: Books, { method, path, query, headers, body }: LocalRequest): LocalAnswer {
  if (headers.get("authorization") !== `Bearer ${TOKEN}`) return refusal(401, "800.900.300", "invalid authentication");
  const form = Object.fromEntries(new URLSearchParams(body));
  const entity = method === "POST" ? form.entityId : query.get("entityId");
  if (entity !== ENTITY) return refusal(400, "800.900.302", "authorization failed");
  if (method === "POST" && path === "/v1/checkouts") return prepare(books, form);
  if (method === "POST") return giveBack(books, path.split("/").at(-1) ?? "", form);
  return find(books, query.get("merchantTransactionId"));
}

/** The widget is in our page, whose address names the checkout. */
function pay({ checkouts, entries }: Books, { redirectUrl, outcome }: LocalPayer): LocalCallback[] {
  const checkout = checkouts.get(new URL(redirectUrl).searchParams.get("checkout") ?? "");
  if (!checkout) throw new Error(`no checkout behind ${redirectUrl}`);
  if (outcome === "walks away") return [];
  const { merchantTransactionId, amount, currency } = checkout;
  const common = { id: idOf(entries.length + 1), paymentType: "DB", merchantTransactionId };
  const declined = { code: "800.100.155", description: "transaction declined (amount exceeds credit)" };
  const entry: Entry =
    outcome === "pays" ? { ...common, amount, currency, result: DONE } : { ...common, result: declined };
  entries.push(entry);
  return [encrypted({ type: "PAYMENT", payload: { ...entry, amount, currency } })];
}

function encrypted(message: unknown): LocalCallback {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(KEY, "hex"), iv, { authTagLength: 16 });
  const body = Buffer.concat([cipher.update(JSON.stringify(message)), cipher.final()])
    .toString("hex")
    .toUpperCase();
  const tag = cipher.getAuthTag().toString("hex").toUpperCase();
  return {
    headers: {
      "content-type": "text/plain",
      "x-initialization-vector": iv.toString("hex"),
      "x-authentication-tag": tag,
    },
    body,
  };
}

/** An OPPWA platform as its resellers tell of it: no word of a checkout before it is paid, several tries under one name. */
export const createLocalProvider: CreateLocalProvider = () => {
  const books: Books = { checkouts: new Map(), entries: [] };
  return {
    settings: {
      baseUrl: "https://eu-test.oppwa.com/",
      entityId: ENTITY,
      authorization: `Bearer ${TOKEN}`,
      webhookKey: KEY,
    },
    money: { amount: 9200n, currency: "USD" },
    method: "card",
    answer: (request) => answer(books, request),
    pay: (payer) => ({ callbacks: pay(books, payer) }),
    refundCallbacks(providerRefundId) {
      const found = books.entries.find(({ id }) => id === providerRefundId);
      return found ? [encrypted({ type: "PAYMENT", payload: found })] : [];
    },
    books: () => ({
      taken: books.entries.filter(({ paymentType, result }) => paymentType === "DB" && result.code === DONE.code)
        .length,
      refunded: books.entries.filter(({ paymentType }) => paymentType === "RF").length,
    }),
  };
};
