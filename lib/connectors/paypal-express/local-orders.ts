import type { LocalAnswer, LocalCallback, LocalProvider, LocalRequest } from "../conformance-local";
import { SETTINGS } from "./local-nvp";
import { CERTIFICATE_URL, isSigned, KEYS, signTransmission } from "./local-signature";

type Json = Record<string, unknown>;
type Unit = { amount: { currency_code: string; value: string }; custom_id: string; invoice_id: string };
type Refund = Json & { id: string; amount: Unit["amount"]; invoice_id: string };
type Order = {
  id: string;
  status: "PAYER_ACTION_REQUIRED" | "APPROVED" | "COMPLETED";
  unit: Unit;
  hasFunds: boolean;
  capture: string | null;
  refunds: Refund[];
};

const REST = { clientId: "AclientExample", clientSecret: "EsecretExample", webhookId: "1JE4291016473214C" };
const FEE = "1.17";
const TIME = "2026-11-21T01:00:01Z";

/** PayPal's second generation in a sandbox, as far as we use it: tokens, orders, captures, refunds and webhooks. */
export class LocalOrders implements LocalProvider {
  readonly settings: Record<string, unknown> = { ...SETTINGS, ...REST };
  readonly money = { amount: 2_500n, currency: "USD" };
  readonly method = "paypal";
  readonly #orders = new Map<string, Order>();
  readonly #answers = new Map<string, LocalAnswer>();
  readonly #tokens = new Set<string>();
  readonly #sent = new Map<string, LocalCallback>();
  #count = 0;

  answer(request: LocalRequest): LocalAnswer {
    const { origin, path, headers } = request;
    if (origin !== "https://api-m.sandbox.paypal.com") return { status: 404, body: "" };
    if (path === "/v1/oauth2/token") return this.#token(headers);
    const [scheme, token = ""] = (headers.get("authorization") ?? "").split(" ");
    if (scheme !== "Bearer" || !this.#tokens.has(token)) return refusal(401);
    const key = headers.get("paypal-request-id");
    const known = key === null ? undefined : this.#answers.get(`${path} ${key}`);
    if (known) return { ...known, status: 200 };
    const answer = this.#route(request);
    if (key !== null && (answer.status ?? 200) < 400) this.#answers.set(`${path} ${key}`, answer);
    return answer;
  }

  pay({ redirectUrl, outcome }: { redirectUrl: string; outcome: string }) {
    const { origin, searchParams } = new URL(redirectUrl);
    const order = this.#orders.get(searchParams.get("token") ?? "");
    if (!order || origin !== "https://www.sandbox.paypal.com") throw new Error("PayPal has no such page");
    if (outcome === "walks away") return { callbacks: [] };
    Object.assign(order, { status: "APPROVED", hasFunds: outcome === "pays" });
    return { callbacks: [this.#send("CHECKOUT.ORDER.APPROVED", this.#orderOf(order), `${order.id}-A`)] };
  }

  books = () => ({
    taken: [...this.#orders.values()].filter(({ capture }) => capture !== null).length,
    refunded: [...this.#orders.values()].reduce((sum, { refunds }) => sum + refunds.length, 0),
  });

  refundCallbacks = (id: string) => [...this.#sent.entries()].flatMap(([about, one]) => (about === id ? [one] : []));

  completionCallbacks = () =>
    [...this.#sent.entries()].flatMap(([about, one]) => (about.startsWith("CAP") ? [one] : []));

  /** Any other webhook about an order, signed like all of them. */
  webhook = (type: string, resource: Json): LocalCallback => this.#send(type, resource, type);

  captures = () => [...this.#orders.values()].map(({ capture }) => capture);

  #id = (prefix: string) => `${prefix}${String(++this.#count).padStart(14, "0")}`;

  #token(headers: Headers): LocalAnswer {
    const proof = Buffer.from(`${REST.clientId}:${REST.clientSecret}`).toString("base64");
    if (headers.get("authorization") !== `Basic ${proof}`) return { status: 401, body: { error: "invalid_client" } };
    const token = this.#id(`A21-${Math.random().toString(36).slice(2)}`);
    this.#tokens.add(token);
    return { body: { access_token: token, token_type: "Bearer", expires_in: 32_400, scope: "", nonce: "n" } };
  }

  #route({ method, path, body }: LocalRequest): LocalAnswer {
    const sent = () => JSON.parse(body) as Json;
    const [, , area, kind, id = "", verb] = path.split("/");
    const what = `${method} ${area}/${kind}${id ? "/:id" : ""}${verb ? `/${verb}` : ""}`;
    const routes: Record<string, () => LocalAnswer> = {
      "POST checkout/orders": () => this.#create(sent()),
      "GET checkout/orders/:id": () => this.#found(this.#orders.get(id), (order) => this.#orderOf(order)),
      "POST checkout/orders/:id/capture": () => this.#capture(id),
      "GET payments/captures/:id": () => this.#found(this.#ofCapture(id), (order) => this.#captureOf(order)),
      "POST payments/captures/:id/refund": () => this.#refund(id, sent()),
      "GET payments/refunds/:id": () => this.#found(this.#refundAt(id), (refund) => refund),
      "POST notifications/verify-webhook-signature": () => this.#vouch(sent(), body),
    };
    return routes[what]?.() ?? notFound();
  }

  #found<T>(one: T | undefined, show: (one: T) => object): LocalAnswer {
    return one === undefined ? notFound() : { body: show(one) };
  }

  #ofCapture = (id: string) => [...this.#orders.values()].find(({ capture }) => capture === id);
  #refundAt = (id: string) => [...this.#orders.values()].flatMap(({ refunds }) => refunds).find((one) => one.id === id);

  #create(sent: Json): LocalAnswer {
    const [unit] = sent.purchase_units as Unit[];
    if (!unit || Number(unit.amount.value) === 0) return refusal(422, "CANNOT_BE_ZERO_OR_NEGATIVE");
    const order: Order = {
      ...{ id: this.#id("ORD"), status: "PAYER_ACTION_REQUIRED", unit, hasFunds: true },
      ...{ capture: null, refunds: [] },
    };
    this.#orders.set(order.id, order);
    const { id, status, links } = this.#orderOf(order);
    return { status: 201, body: { id, status, links } };
  }

  #capture(id: string): LocalAnswer {
    const order = this.#orders.get(id);
    if (!order) return notFound();
    if (order.capture) return refusal(422, "ORDER_ALREADY_CAPTURED");
    if (order.status !== "APPROVED") return refusal(422, "ORDER_NOT_APPROVED");
    if (!order.hasFunds) return refusal(422, "INSTRUMENT_DECLINED");
    Object.assign(order, { status: "COMPLETED", capture: this.#id("CAP") });
    this.#send("PAYMENT.CAPTURE.COMPLETED", this.#captureOf(order), order.capture ?? "");
    return { status: 201, body: this.#orderOf(order) };
  }

  #refund(id: string, sent: Json): LocalAnswer {
    const order = this.#ofCapture(id);
    if (!order) return notFound();
    const { amount, custom_id, invoice_id } = sent as Refund;
    const total = order.refunds.reduce((sum, one) => sum + Number(one.amount.value), Number(amount.value));
    if (total > Number(order.unit.amount.value)) return refusal(422, "REFUND_AMOUNT_EXCEEDED");
    const links = [{ href: at(`/v2/payments/captures/${id}`), rel: "up", method: "GET" }];
    const refund = { id: this.#id("REF"), status: "COMPLETED", amount, custom_id, invoice_id, links };
    order.refunds.push(refund);
    this.#send("PAYMENT.CAPTURE.REFUNDED", refund, refund.id);
    return { status: 201, body: refund };
  }

  #orderOf(order: Order): Json & { id: string; status: string; links: object[] } {
    const { id, status, unit, capture, refunds } = order;
    const payments = capture ? { payments: { captures: [this.#captureOf(order)], refunds } } : {};
    const page = { href: `https://www.sandbox.paypal.com/checkoutnow?token=${id}`, rel: "payer-action", method: "GET" };
    const self = { href: at(`/v2/checkout/orders/${id}`), rel: "self", method: "GET" };
    const links = status === "COMPLETED" ? [self] : [self, page];
    return { id, intent: "CAPTURE", status, purchase_units: [{ ...unit, ...payments }], links };
  }

  #captureOf({ id, unit, capture }: Order): Json {
    const { amount, custom_id, invoice_id } = unit;
    const fee = { currency_code: amount.currency_code, value: FEE };
    return {
      ...{ id: capture, status: "COMPLETED", amount, custom_id, invoice_id, final_capture: true },
      seller_receivable_breakdown: { gross_amount: amount, paypal_fee: fee },
      supplementary_data: { related_ids: { order_id: id } },
    };
  }

  #send(type: string, resource: Json, about: string): LocalCallback {
    const id = this.#id("WH-");
    const body = JSON.stringify({ id, event_type: type, create_time: TIME, resource });
    const signature = signTransmission({ id, time: TIME, webhookId: REST.webhookId, body }, KEYS.privateKey);
    const headers = {
      "paypal-transmission-id": id,
      "paypal-transmission-time": TIME,
      "paypal-auth-algo": "SHA256withRSA",
      "paypal-cert-url": CERTIFICATE_URL,
      "paypal-transmission-sig": signature,
      "content-type": "application/json",
    };
    this.#sent.set(about, { headers, body });
    return { headers, body };
  }

  /** The event is taken out of the request letter by letter, as only its own bytes fit the signature. */
  #vouch(sent: Json, text: string): LocalAnswer {
    const { transmission_id: id, transmission_time: time, transmission_sig: signature, webhook_id: webhookId } = sent;
    const body = text.slice(text.indexOf('"webhook_event":') + '"webhook_event":'.length, -1);
    const transmission = { id: String(id), time: String(time), webhookId: String(webhookId), body };
    const isOurs = sent.cert_url === CERTIFICATE_URL && isSigned(transmission, String(signature), KEYS.publicKey);
    return { body: { verification_status: isOurs && webhookId === REST.webhookId ? "SUCCESS" : "FAILURE" } };
  }
}

const at = (path: string) => `https://api-m.sandbox.paypal.com${path}`;

const notFound = () => refusal(404, "INVALID_RESOURCE_ID");

const WORDS: Readonly<Record<number, [name: string, message: string]>> = {
  401: [
    "AUTHENTICATION_FAILURE",
    "Authentication failed due to missing authorization header, or invalid authentication credentials.",
  ],
  404: ["RESOURCE_NOT_FOUND", "The specified resource does not exist."],
  422: [
    "UNPROCESSABLE_ENTITY",
    "The requested action could not be performed, semantically incorrect, or failed business validation.",
  ],
};

function refusal(status: 401 | 404 | 422, issue?: string): LocalAnswer {
  const [name, message] = WORDS[status] ?? [];
  return { status, body: { name, message, debug_id: "90957fca61718", ...(issue ? { details: [{ issue }] } : {}) } };
}
