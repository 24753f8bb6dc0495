import {
  type ChargeEvent,
  type ChargeName,
  type Http,
  type KnownCharge,
  ProviderRejected,
  type Refunded,
  type Refund as RefundOrder,
  type Start,
  type Started,
} from "../contract";
import { isSameMoney, toWire } from "./amounts";
import { declineOf, issueOf } from "./declines";
import { Created, captureOf, Order, orderEvent, pageOf, Refund, refundStatus, refundsOf } from "./orders-wire";
import { rest } from "./rest";
import type { Settings } from "./settings";

type Asked<C extends ChargeName = ChargeName> = C & Pick<Start, "money">;

const ORDERS = "/v2/checkout/orders";
const MOST_TEXT = 127;
const MOST_NOTE = 255;
const WHOLE_ANSWER = { Prefer: "return=representation" };

const amountOf = ({ money }: Pick<Start, "money">) => ({ currency_code: money.currency, value: toWire(money) });

/** Opens an order. PayPal keeps the reference for hours and answers a second time with the first order. */
export async function start(http: Http, order: Start, settings: Settings): Promise<Started> {
  const { reference, label, returnUrl } = order;
  const unit = { reference_id: reference, custom_id: reference, invoice_id: reference, amount: amountOf(order) };
  const experience = {
    return_url: returnUrl,
    cancel_url: returnUrl,
    user_action: "PAY_NOW",
    shipping_preference: "NO_SHIPPING",
  };
  const body = {
    intent: "CAPTURE",
    purchase_units: [{ ...unit, description: label.slice(0, MOST_TEXT) }],
    payment_source: { paypal: { experience_context: experience } },
  };
  const headers = { "PayPal-Request-Id": reference };
  const { id, links } = Created.parse(await rest(http, settings, ORDERS, { method: "POST", body, headers }));
  return { providerId: id, redirectUrl: pageOf(links) };
}

/** How a charge stands. PayPal finds no order by our reference; one whose id was lost, nobody was ever sent to. */
export async function fetch(http: Http, charge: Asked, settings: Settings): Promise<ChargeEvent | null> {
  if (charge.providerId === null) return null;
  const order = await orderOf(http, charge.providerId, settings);
  return order ? orderEvent(order) : goneEvent({ ...charge, providerId: charge.providerId });
}

/** Takes the money when the payer has agreed to this very amount. */
export async function complete(http: Http, charge: Asked<KnownCharge>, settings: Settings): Promise<ChargeEvent> {
  const order = await orderOf(http, charge.providerId, settings);
  if (!order) return goneEvent(charge);
  const event = orderEvent(order);
  const isAsked = event.reference === charge.reference && isSameMoney(event.money, charge.money);
  if (order.status !== "APPROVED" || captureOf(order) || !isAsked) return event;
  try {
    return await capture(http, charge, settings);
  } catch (error) {
    if (!(error instanceof ProviderRejected)) throw error;
    return refusedEvent(http, { charge, event, error }, settings);
  }
}

async function capture(http: Http, { providerId, reference }: KnownCharge, settings: Settings): Promise<ChargeEvent> {
  const headers = { ...WHOLE_ANSWER, "PayPal-Request-Id": `${reference}-capture` };
  const path = `${ORDERS}/${encodeURIComponent(providerId)}/capture`;
  return orderEvent(Order.parse(await rest(http, settings, path, { method: "POST", body: {}, headers })));
}

type Refusal = { charge: Asked<KnownCharge>; event: ChargeEvent; error: ProviderRejected };

/** An order whose capture was refused is never tried again: the payer begins anew with another one. */
async function refusedEvent(http: Http, { charge, event, error }: Refusal, settings: Settings): Promise<ChargeEvent> {
  const issue = issueOf(error);
  if (issue === "ORDER_NOT_APPROVED" || issue === "ORDER_COMPLETION_IN_PROGRESS") return event;
  if (issue === "ORDER_ALREADY_CAPTURED" || error.status === 404) {
    return (await fetch(http, charge, settings)) ?? event;
  }
  return { ...event, id: `${event.providerId}:failed`, status: "failed", decline: declineOf(error) };
}

/** Nothing is closed at PayPal: an order that we never capture takes no money and ends by itself. */
export async function cancel(http: Http, { providerId }: KnownCharge, settings: Settings): Promise<ChargeEvent> {
  const order = await orderOf(http, providerId, settings);
  if (!order) throw new ProviderRejected("no_order", 404, null);
  const event = orderEvent(order);
  return event.status === "pending" ? { ...event, id: `${providerId}:canceled`, status: "canceled" } : event;
}

/** Gives back a part or all of it. The same reference gives the same refund, however often it is asked. */
export async function refund(http: Http, given: RefundOrder, settings: Settings): Promise<Refunded> {
  const order = await orderOf(http, given.providerId, settings);
  const captured = order && captureOf(order);
  if (!captured) throw new ProviderRejected("nothing_captured", 404, null);
  const { reference, refundReference, reason } = given;
  const note = reason ? { note_to_payer: reason.slice(0, MOST_NOTE) } : {};
  const body = { amount: amountOf(given), custom_id: reference, invoice_id: refundReference, ...note };
  const headers = { ...WHOLE_ANSWER, "PayPal-Request-Id": refundReference };
  const path = `/v2/payments/captures/${encodeURIComponent(captured.id)}/refund`;
  return refundedOf(Refund.parse(await rest(http, settings, path, { method: "POST", body, headers })));
}

const refundedOf = (said: Refund): Refunded => ({ providerId: said.id, status: refundStatus(said) });

/** How a refund stands, by its id or by our reference among those of its order. */
export async function fetchRefund(
  http: Http,
  given: RefundOrder & { providerRefundId: string | null },
  settings: Settings,
): Promise<Refunded | null> {
  const { providerRefundId: id } = given;
  if (id !== null)
    return refundedOf(Refund.parse(await rest(http, settings, `/v2/payments/refunds/${encodeURIComponent(id)}`)));
  const order = await orderOf(http, given.providerId, settings);
  const found = order && refundsOf(order).find(({ invoice_id }) => invoice_id === given.refundReference);
  return found ? refundedOf(found) : null;
}

/** Null when PayPal has it no longer: orders nobody captured are thrown away after some hours. */
async function orderOf(http: Http, id: string, settings: Settings): Promise<Order | null> {
  try {
    return Order.parse(await rest(http, settings, `${ORDERS}/${encodeURIComponent(id)}`));
  } catch (error) {
    if (error instanceof ProviderRejected && error.status === 404) return null;
    throw error;
  }
}

const goneEvent = ({ providerId, reference, money }: Asked<KnownCharge>): ChargeEvent => ({
  kind: "charge",
  id: `${providerId}:canceled`,
  reference,
  providerId,
  status: "canceled",
  money,
  fee: null,
});
