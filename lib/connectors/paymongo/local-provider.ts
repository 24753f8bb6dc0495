import { createHmac, randomUUID } from "node:crypto";
import type { CreateLocalProvider, LocalAnswer, LocalCallback, LocalRequest } from "../conformance-local";

const KEYS = { publicKey: "pk_test_local", privateKey: "sk_test_local", webhookSecret: "whsk_local" };
const PROOF = `Basic ${Buffer.from(`${KEYS.privateKey}:`).toString("base64")}`;

type Resource = { id: string; type: string; attributes: Record<string, unknown> };
type Session = Resource & { attributes: { payments: Payment[]; status: string; checkout_url: string } };
type Payment = Resource & { attributes: { amount: number; status: string; refunds: Resource[] } };
type Books = { sessions: Session[]; answered: Map<string, { body: string; answer: LocalAnswer }> };
type LineItem = { amount: number; quantity: number; currency: string };

const now = () => Math.floor(Date.now() / 1000);
const newId = (prefix: string) => `${prefix}_${randomUUID().replaceAll("-", "").slice(0, 24)}`;
const refuse = (status: number, code: string): LocalAnswer => ({
  status,
  body: { errors: [{ code, detail: `Refused: ${code}.` }] },
});
const times = () => ({ created_at: now(), updated_at: now() });
const isPaid = (payment: Payment) => payment.attributes.status === "paid";
const paymentsOf = ({ sessions }: Books) => sessions.flatMap(({ attributes }) => attributes.payments);
const refundsOf = (books: Books) => paymentsOf(books).flatMap(({ attributes }) => attributes.refunds);

function create({ sessions }: Books, asked: Record<string, unknown>): LocalAnswer {
  const items = asked.line_items as LineItem[];
  const amount = items.reduce((sum, item) => sum + item.amount * item.quantity, 0);
  if (amount < 2000) return refuse(400, "parameter_below_minimum");
  const id = newId("cs");
  const intent = { amount, currency: "PHP", status: "awaiting_payment_method", payments: [] };
  const made = {
    ...{ status: "active", payments: [], payment_method_used: null, paid_at: null, livemode: false, ...times() },
    ...{ client_key: `${id}_client`, checkout_url: `https://checkout.paymongo.com/${id}_client` },
    payment_intent: { id: newId("pi"), type: "payment_intent", attributes: intent },
  };
  const session = { id, type: "checkout_session", attributes: { ...asked, ...made } };
  sessions.push(session);
  return { body: { data: structuredClone(session) } };
}

function giveBack(books: Books, asked: Record<string, unknown>): LocalAnswer {
  const payment = paymentsOf(books).find((one) => one.id === asked.payment_id && isPaid(one));
  if (!payment) return refuse(400, "resource_not_found");
  const { refunds, amount } = payment.attributes;
  const sum = refunds.reduce((total, refund) => total + Number(refund.attributes.amount), Number(asked.amount));
  if (sum > amount) return refuse(400, "parameter_above_maximum");
  const made = { ...asked, currency: "PHP", livemode: false, status: "pending", ...times() };
  const refund = { id: newId("ref"), type: "refund", attributes: made };
  refunds.push(refund);
  return { body: { data: structuredClone(refund) } };
}

function expire({ sessions }: Books, id: string): LocalAnswer {
  const session = sessions.find((one) => one.id === id);
  if (session?.attributes.status !== "active" || session.attributes.payments.some(isPaid))
    return refuse(400, "resource_not_expirable");
  session.attributes.status = "expired";
  return { body: { data: session } };
}

function write(books: Books, { path, body }: LocalRequest): LocalAnswer {
  const [, expired] = /^\/v1\/checkout_sessions\/([^/]+)\/expire$/.exec(path) ?? [];
  if (expired) return expire(books, expired);
  const { attributes } = (JSON.parse(body) as { data: { attributes: Record<string, unknown> } }).data;
  if (path === "/v1/checkout_sessions") return create(books, attributes);
  return path === "/v1/refunds" ? giveBack(books, attributes) : refuse(404, "resource_not_found");
}

/** One key, one answer; the same key with another body is refused. */
function writeOnce(books: Books, request: LocalRequest): LocalAnswer {
  const key = request.headers.get("idempotency-key");
  const before = key && books.answered.get(key);
  if (before) return before.body === request.body ? before.answer : refuse(400, "idempotency_key_reused");
  const answer = write(books, request);
  if (key && !answer.status) books.answered.set(key, { body: request.body, answer });
  return answer;
}

function look(books: Books, { path }: LocalRequest): LocalAnswer {
  if (path === "/v1/webhooks") return { body: { data: [] } };
  const id = path.split("/").at(-1);
  const found = [...books.sessions, ...paymentsOf(books), ...refundsOf(books)].find((one) => one.id === id);
  return found ? { body: { data: found } } : refuse(404, "resource_not_found");
}

function posted(type: string, data: Resource): LocalCallback {
  const attributes = { type, livemode: false, data, previous_data: {}, pending_webhooks: 1, ...times() };
  const body = JSON.stringify({ data: { id: newId("evt"), type: "event", attributes } });
  const signature = createHmac("sha256", KEYS.webhookSecret).update(`${now()}.${body}`).digest("hex");
  return { headers: { "Paymongo-Signature": `t=${now()},te=${signature},li=` }, body };
}

/** As in PayMongo's own example, a paid session goes on calling itself active, and its intent processing. */
function charge(session: Session, succeeds: boolean): LocalCallback[] {
  const { attributes } = session;
  const intent = attributes.payment_intent as { attributes: { amount: number; status: string } };
  const { amount } = intent.attributes;
  const payment: Payment = {
    id: newId("pay"),
    type: "payment",
    attributes: {
      ...{ amount, currency: "PHP", fee: 8750, foreign_fee: 0, net_amount: amount - 8750, tax_amount: 0 },
      ...{ status: succeeds ? "paid" : "failed", failed_code: succeeds ? null : "insufficient_funds" },
      ...{ metadata: attributes.metadata, livemode: false, refunds: [], ...times() },
    },
  };
  attributes.payments.push(payment);
  if (!succeeds) return [posted("payment.failed", payment)];
  intent.attributes.status = "processing";
  return [posted("payment.paid", payment), posted("checkout_session.payment.paid", session)];
}

function settle(books: Books, id: string): LocalCallback[] {
  const refund = refundsOf(books).find((one) => one.id === id);
  const payment = paymentsOf(books).find(({ attributes }) => attributes.refunds.some((one) => one.id === id));
  if (!refund || !payment) return [];
  refund.attributes.status = "succeeded";
  return [posted("payment.refunded", payment), posted("payment.refund.updated", refund)];
}

/** PayMongo with its sessions, payments and refunds: it minds idempotency keys and gives back no more than was paid. */
export const createLocalProvider: CreateLocalProvider = () => {
  const books: Books = { sessions: [], answered: new Map() };
  return {
    settings: KEYS,
    money: { amount: 250_000n, currency: "PHP" },
    method: "card",
    answer(request) {
      if (request.headers.get("authorization") !== PROOF) return refuse(401, "authentication_failed");
      return request.method === "POST" ? writeOnce(books, request) : look(books, request);
    },
    pay({ redirectUrl, outcome }) {
      const isOpen = ({ attributes }: Session) => attributes.status === "active" && !attributes.payments.some(isPaid);
      const session = books.sessions.find((one) => one.attributes.checkout_url === redirectUrl && isOpen(one));
      if (!session || outcome === "walks away") return { callbacks: [] };
      return { callbacks: charge(session, outcome === "pays") };
    },
    refundCallbacks: (id) => settle(books, id),
    books: () => ({ taken: paymentsOf(books).filter(isPaid).length, refunded: refundsOf(books).length }),
  };
};
