import { createHmac, randomUUID } from "node:crypto";
import type { CreateLocalProvider, LocalAnswer, LocalCallback, LocalRequest } from "../conformance-local";

const KEY = "sk_test_local";
const SECRET = "whsec_local";
const DECLINED = { type: "card_error", code: "card_declined", decline_code: "insufficient_funds" };

type Form = Record<string, string>;
type Session = Record<string, unknown> & { id: string; status: string; payment_status: string };
type Intent = Record<string, unknown> & { id: string; amount: number };
type Refund = Record<string, unknown> & { id: string; amount: number };

const now = () => Math.floor(Date.now() / 1000);
const newId = (prefix: string) => `${prefix}_${randomUUID().replaceAll("-", "")}`;
const refuse = (status: number, code: string, type = "invalid_request_error"): LocalAnswer => ({
  status,
  body: { error: { type, code, message: code } },
});

/** What `metadata[…]` of a form holds. */
const metadataOf = (form: Form, prefix = "metadata") =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      name.startsWith(`${prefix}[`) ? [[name.slice(prefix.length + 1, -1), value] as const] : [],
    ),
  );

function newSession(form: Form): Session {
  const id = newId("cs_test");
  return {
    id,
    object: "checkout.session",
    mode: form.mode,
    status: "open",
    payment_status: "unpaid",
    amount_total: Number(form["line_items[0][price_data][unit_amount]"]),
    currency: form["line_items[0][price_data][currency]"],
    client_reference_id: form.client_reference_id ?? null,
    metadata: metadataOf(form),
    payment_intent: null,
    url: `https://checkout.stripe.com/c/pay/${id}`,
    success_url: form.success_url,
    expires_at: Number(form.expires_at),
    created: now(),
    livemode: false,
    automatic_tax: { enabled: false, status: null },
    custom_fields: [],
    custom_text: { shipping_address: null, submit: null },
    payment_method_types: ["card"],
    shipping_options: [],
  };
}

const isTooSoonOrLate = (form: Form) => {
  const ahead = Number(form.expires_at) - now();
  return ahead < 30 * 60 || ahead > 24 * 3600;
};

const newIntent = (session: Session, form: Form): Intent => ({
  id: newId("pi"),
  object: "payment_intent",
  amount: Number(session.amount_total),
  currency: session.currency,
  capture_method: form["payment_intent_data[capture_method]"] ?? "automatic_async",
  confirmation_method: "automatic",
  created: now(),
  livemode: false,
  metadata: metadataOf(form, "payment_intent_data[metadata]"),
  payment_method_types: ["card"],
  status: "requires_payment_method",
  last_payment_error: null,
  latest_charge: null,
});

const chargeOf = (intent: Intent) => ({
  id: intent.id.replace("pi", "ch"),
  object: "charge",
  ...{ amount: intent.amount, amount_captured: intent.amount, amount_refunded: 0, captured: true, created: now() },
  ...{ currency: intent.currency, disputed: false, livemode: false, metadata: intent.metadata, paid: true },
  ...{ refunded: false, status: "succeeded", payment_intent: intent.id },
  billing_details: { address: null, email: null, name: null, phone: null },
  balance_transaction: {
    id: newId("txn"),
    object: "balance_transaction",
    ...{ amount: intent.amount, available_on: now(), created: now(), currency: intent.currency, fee: 103 },
    ...{ fee_details: [], net: intent.amount - 103, reporting_category: "charge", status: "available", type: "charge" },
  },
});

function posted(type: string, object: unknown): LocalCallback {
  const event = {
    id: newId("evt"),
    object: "event",
    api_version: "2026-10-28.endive",
    created: now(),
    livemode: false,
  };
  const body = JSON.stringify({ ...event, pending_webhooks: 1, type, data: { object } });
  const signature = createHmac("sha256", SECRET).update(`${now()}.${body}`).digest("hex");
  return { headers: { "Stripe-Signature": `t=${now()},v1=${signature}`, "Content-Type": "application/json" }, body };
}

type Books = {
  sessions: Session[];
  forms: Map<string, Form>;
  intents: Map<string, Intent>;
  refunds: Refund[];
  answered: Map<string, { body: string; answer: LocalAnswer }>;
};

const bare = ({ intents }: Books, session: Session) => ({
  ...session,
  payment_intent: intents.get(session.id)?.id ?? null,
});
const whole = ({ intents }: Books, session: Session) => ({
  ...session,
  payment_intent: intents.get(session.id) ?? null,
});
const list = (data: unknown[], { path, query }: LocalRequest): LocalAnswer => {
  const limit = Number(query.get("limit") ?? 10);
  return { body: { object: "list", url: path, has_more: data.length > limit, data: data.slice(0, limit) } };
};

function create(books: Books, form: Form): LocalAnswer {
  if (isTooSoonOrLate(form)) return refuse(400, "parameter_invalid_integer");
  const session = newSession(form);
  books.sessions.unshift(session);
  books.forms.set(session.id, form);
  return { body: bare(books, session) };
}

function giveBack({ intents, refunds }: Books, form: Form): LocalAnswer {
  const intent = [...intents.values()].find(({ id, status }) => id === form.payment_intent && status === "succeeded");
  if (!intent) return refuse(404, "resource_missing");
  const earlier = refunds.filter((one) => one.payment_intent === intent.id);
  const amount = Number(form.amount ?? intent.amount);
  if (earlier.reduce((sum, one) => sum + one.amount, amount) > intent.amount)
    return refuse(400, "charge_already_refunded");
  const refund = {
    ...{ id: newId("re"), object: "refund", amount, currency: intent.currency, created: now(), status: "succeeded" },
    ...{ payment_intent: intent.id, charge: intent.id.replace("pi", "ch"), metadata: metadataOf(form) },
  };
  refunds.push(refund);
  return { body: refund };
}

function expire(books: Books, id: string): LocalAnswer {
  const session = books.sessions.find((one) => one.id === id);
  if (session?.status !== "open") return refuse(session ? 400 : 404, "resource_missing");
  Object.assign(session, { status: "expired", url: null });
  return { body: bare(books, session) };
}

function write(books: Books, { path, body }: LocalRequest): LocalAnswer {
  const form = Object.fromEntries(new URLSearchParams(body));
  if (path === "/v1/checkout/sessions") return create(books, form);
  if (path === "/v1/refunds") return giveBack(books, form);
  const [, id] = /^\/v1\/checkout\/sessions\/([^/]+)\/expire$/.exec(path) ?? [];
  return id ? expire(books, id) : refuse(404, "url_invalid");
}

/** One key, one answer; the same key with other parameters is refused. */
function writeOnce(books: Books, request: LocalRequest): LocalAnswer {
  const key = request.headers.get("idempotency-key");
  const before = key && books.answered.get(key);
  if (before) return before.body === request.body ? before.answer : refuse(400, "idempotency", "idempotency_error");
  const answer = write(books, request);
  if (key && !answer.status) books.answered.set(key, { body: request.body, answer });
  return answer;
}

function sessionsFor(books: Books, { query }: LocalRequest): unknown[] {
  const intent = query.get("payment_intent");
  const after = books.sessions.findIndex(({ id }) => id === query.get("starting_after")) + 1;
  const known = books.sessions.slice(after).filter(({ id }) => !intent || books.intents.get(id)?.id === intent);
  return known.map((session) => bare(books, session));
}

function look(books: Books, request: LocalRequest): LocalAnswer {
  const { path, query } = request;
  if (path === "/v1/account") return { body: { id: "acct_local", object: "account" } };
  if (path === "/v1/checkout/sessions") return list(sessionsFor(books, request), request);
  if (path === "/v1/refunds") {
    const asked = ["payment_intent", "charge"].filter((name) => query.has(name));
    return list(
      books.refunds.filter((one) => asked.every((name) => one[name] === query.get(name))),
      request,
    );
  }
  const id = path.split("/").at(-1);
  const refund = books.refunds.find((one) => one.id === id);
  const session = books.sessions.find((one) => one.id === id);
  if (session) return { body: query.has("expand[]") ? whole(books, session) : bare(books, session) };
  return refund ? { body: refund } : refuse(404, "resource_missing");
}

function charge(books: Books, session: Session, isPaid: boolean): LocalCallback[] {
  const intent = books.intents.get(session.id) ?? newIntent(session, books.forms.get(session.id) ?? {});
  books.intents.set(session.id, intent);
  if (!isPaid) {
    Object.assign(intent, { last_payment_error: DECLINED });
    return [posted("payment_intent.payment_failed", intent)];
  }
  Object.assign(intent, { status: "succeeded", last_payment_error: null, latest_charge: chargeOf(intent) });
  Object.assign(session, { status: "complete", payment_status: "paid", url: null });
  return [posted("payment_intent.succeeded", intent), posted("checkout.session.completed", bare(books, session))];
}

/** Stripe with its sessions, payments and refunds: it asks for the key, minds idempotency keys and gives back no more than was paid. */
export const createLocalProvider: CreateLocalProvider = () => {
  const books: Books = { sessions: [], forms: new Map(), intents: new Map(), refunds: [], answered: new Map() };
  const { sessions, refunds } = books;
  return {
    settings: { publicKey: "pk_test_local", privateKey: KEY, webhookSecret: SECRET },
    money: { amount: 2500n, currency: "USD" },
    method: "checkout",
    answer(request) {
      if (request.headers.get("authorization") !== `Bearer ${KEY}`) return refuse(401, "api_key_invalid");
      return request.method === "POST" ? writeOnce(books, request) : look(books, request);
    },
    pay({ redirectUrl, outcome }) {
      const session = sessions.find(({ url, status }) => url === redirectUrl && status === "open");
      if (!session || outcome === "walks away") return { callbacks: [] };
      return { callbacks: charge(books, session, outcome === "pays") };
    },
    refundCallbacks: (id) =>
      refunds
        .filter((one) => one.id === id)
        .flatMap((one) => [posted("refund.created", one), posted("refund.updated", one)]),
    books: () => ({
      taken: sessions.filter(({ payment_status }) => payment_status === "paid").length,
      refunded: refunds.length,
    }),
  };
};
