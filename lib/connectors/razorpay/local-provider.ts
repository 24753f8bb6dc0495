import { createHmac, randomUUID } from "node:crypto";
import type { CreateLocalProvider, LocalAnswer, LocalCallback, LocalRequest } from "../conformance-local";

const KEYS = { keyId: "rzp_test_local", keySecret: "secret", webhookSecret: "webhook-secret-local" };
const PROOF = `Basic ${Buffer.from(`${KEYS.keyId}:${KEYS.keySecret}`).toString("base64")}`;

type Link = Record<string, unknown> & {
  id: string;
  amount: number;
  status: string;
  payments: { payment_id: string }[] | null;
};
type Payment = Record<string, unknown> & { id: string; amount: number };
type Refund = Record<string, unknown> & { id: string; amount: number; payment_id: string };
type Books = {
  links: Link[];
  payments: Payment[];
  refunds: Refund[];
  answered: Map<string, { body: string; answer: LocalAnswer }>;
};

const now = () => Math.floor(Date.now() / 1000);
const newId = (prefix: string) => `${prefix}_${randomUUID().replaceAll("-", "").slice(0, 14)}`;
const refuse = (status: number, description: string): LocalAnswer => ({
  status,
  body: { error: { code: "BAD_REQUEST_ERROR", description, source: "business", reason: "input_validation_failed" } },
});

function create({ links }: Books, asked: Record<string, unknown>): LocalAnswer {
  if (links.some(({ reference_id }) => reference_id === asked.reference_id))
    return refuse(400, "payment link already exists for this reference_id");
  if (Number(asked.amount) < 100) return refuse(400, "The amount must be at least INR 1.00");
  if (Number(asked.expire_by) < now() + 15 * 60) return refuse(400, "expire_by should be at least 15 minutes ahead");
  const id = newId("plink");
  const made = { id, amount: Number(asked.amount), amount_paid: 0, status: "created", payments: null };
  const link = { ...asked, ...made, short_url: `https://rzp.io/i/${id}`, created_at: now(), updated_at: now() };
  links.push(link);
  return { body: link };
}

function cancel({ links }: Books, id: string): LocalAnswer {
  const link = links.find((one) => one.id === id);
  if (link?.status !== "created") return refuse(400, "the link can't be cancelled");
  return { body: Object.assign(link, { status: "cancelled", cancelled_at: now() }) };
}

function giveBack(books: Books, id: string, request: LocalRequest): LocalAnswer {
  const key = request.headers.get("x-refund-idempotency") ?? "";
  const before = books.answered.get(key);
  if (before) return before.body === request.body ? before.answer : refuse(400, "another request had this key");
  const payment = books.payments.find((one) => one.id === id && one.status === "captured");
  const asked = JSON.parse(request.body) as { amount: number };
  const earlier = books.refunds.filter(({ payment_id }) => payment_id === id);
  const sum = earlier.reduce((total, { amount }) => total + amount, asked.amount);
  if (!payment || sum > payment.amount)
    return refuse(400, "The total refund amount is greater than the refund payment amount");
  const fixed = { id: newId("rfnd"), entity: "refund", currency: payment.currency, payment_id: id, status: "pending" };
  const refund = { ...asked, ...fixed, speed_requested: "normal", speed_processed: null, created_at: now() };
  books.refunds.push(refund);
  const answer = { body: structuredClone(refund) };
  books.answered.set(key, { body: request.body, answer });
  return answer;
}

function write(books: Books, request: LocalRequest): LocalAnswer {
  const { path, body } = request;
  if (path === "/v1/payment_links") return create(books, JSON.parse(body));
  const [, canceled] = /^\/v1\/payment_links\/([^/]+)\/cancel$/.exec(path) ?? [];
  const [, refunded] = /^\/v1\/payments\/([^/]+)\/refund$/.exec(path) ?? [];
  if (canceled) return cancel(books, canceled);
  return refunded ? giveBack(books, refunded, request) : refuse(404, "no such address");
}

const collection = (items: unknown[]): LocalAnswer => ({ body: { entity: "collection", count: items.length, items } });

function linksFor({ links }: Books, query: URLSearchParams): LocalAnswer {
  const reference = query.get("reference_id");
  const payment = query.get("payment_id");
  const found = links.filter(
    (link) =>
      (reference === null || link.reference_id === reference) &&
      (payment === null || link.payments?.some(({ payment_id }) => payment_id === payment)),
  );
  return { body: { payment_links: found } };
}

function look(books: Books, { path, query }: LocalRequest): LocalAnswer {
  if (path === "/v1/orders") return collection([]);
  if (path === "/v1/payment_links") return linksFor(books, query);
  const [, payment] = /^\/v1\/payments\/([^/]+)\/refunds$/.exec(path) ?? [];
  if (payment) return collection(books.refunds.filter(({ payment_id }) => payment_id === payment));
  const id = path.split("/").at(-1);
  const found = [...books.links, ...books.payments, ...books.refunds].find((one) => one.id === id);
  return found ? { body: found } : refuse(400, "The id provided does not exist");
}

function posted(event: string, payload: Record<string, object>): LocalCallback {
  const entities = Object.fromEntries(Object.entries(payload).map(([name, entity]) => [name, { entity }]));
  const message = { entity: "event", account_id: "acc_local", event, contains: Object.keys(payload) };
  const body = JSON.stringify({ ...message, payload: entities, created_at: now() });
  const signature = createHmac("sha256", KEYS.webhookSecret).update(body).digest("hex");
  return { headers: { "X-Razorpay-Signature": signature, "X-Razorpay-Event-Id": newId("evt") }, body };
}

function charge({ payments }: Books, link: Link, isPaid: boolean): LocalCallback[] {
  const payment = {
    ...{ id: newId("pay"), entity: "payment", amount: link.amount, currency: link.currency, order_id: newId("order") },
    ...{ method: "card", notes: [], created_at: now(), captured: isPaid, status: isPaid ? "captured" : "failed" },
    ...{ fee: isPaid ? 5900 : null, tax: isPaid ? 900 : null, error_reason: isPaid ? null : "insufficient_funds" },
  };
  payments.push(payment);
  if (!isPaid) return [posted("payment.failed", { payment })];
  const { id, amount } = link;
  const settled = {
    payment_id: payment.id,
    plink_id: id,
    amount,
    method: "card",
    status: "captured",
    created_at: now(),
  };
  Object.assign(link, { status: "paid", amount_paid: amount, payments: [settled] });
  const order = { id: payment.order_id.replace("order_", ""), amount, amount_paid: amount, status: "paid" };
  return [posted("payment.captured", { payment }), posted("payment_link.paid", { payment_link: link, order, payment })];
}

function settle({ refunds }: Books, id: string): LocalCallback[] {
  const refund = refunds.find((one) => one.id === id);
  if (!refund) return [];
  const first = posted("refund.created", { refund });
  Object.assign(refund, { status: "processed", speed_processed: "normal" });
  return [first, posted("refund.processed", { refund })];
}

/** Razorpay with its links, payments and refunds: one reference is taken once, and no more is given back than was paid. */
export const createLocalProvider: CreateLocalProvider = () => {
  const books: Books = { links: [], payments: [], refunds: [], answered: new Map() };
  return {
    settings: KEYS,
    money: { amount: 250_000n, currency: "INR" },
    method: "link",
    answer(request) {
      if (request.headers.get("authorization") !== PROOF) return refuse(401, "Authentication failed");
      return request.method === "POST" ? write(books, request) : look(books, request);
    },
    pay({ redirectUrl, outcome }) {
      const link = books.links.find(({ short_url, status }) => short_url === redirectUrl && status === "created");
      if (!link || outcome === "walks away") return { callbacks: [] };
      return { callbacks: charge(books, link, outcome === "pays") };
    },
    refundCallbacks: (id) => settle(books, id),
    books: () => ({
      taken: books.links.filter(({ status }) => status === "paid").length,
      refunded: books.refunds.length,
    }),
  };
};
