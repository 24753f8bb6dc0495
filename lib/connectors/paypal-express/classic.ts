import {
  type ChargeEvent,
  type ChargeName,
  type Http,
  type KnownCharge,
  ProviderRejected,
  ProviderUnknown,
  type Refund,
  type Refunded,
  type Start,
  type Started,
} from "../contract";
import { isSameMoney, toWire } from "./amounts";
import { declineOf } from "./declines";
import { type Fields, nvp } from "./nvp";
import {
  chargeEvent,
  checkoutEvent,
  isAgreed,
  isOver,
  paymentEvent,
  paymentStatus,
  transactionEvent,
} from "./nvp-wire";
import type { Settings } from "./settings";

type Asked<C extends ChargeName = ChargeName> = C & Pick<Start, "money">;

const PAGE = {
  production: "https://www.paypal.com/cgi-bin/webscr",
  sandbox: "https://www.sandbox.paypal.com/cgi-bin/webscr",
};
const MOST_TEXT = 127;
const MOST_NOTE = 255;
const MOST_FOUND = 10;
const SEARCHED_DAYS = 365;
const DAY_MS = 86_400_000;

const INVALID_TOKEN = "10410";
const EXPIRED_TOKEN = "10411";
/** This invoice was paid, this token was used, this message was sent before: how it came out is to be looked up. */
const DONE_BEFORE = ["10412", "10415", "11607"];

/** Whether a charge was started by name-value pairs: its id is their token. */
export const isToken = (providerId: string): boolean => providerId.startsWith("EC-");

/** Opens a checkout. Its token is the charge's id for good. */
export async function start(http: Http, order: Start, settings: Settings): Promise<Started> {
  const { money, returnUrl, environment } = order;
  const label = order.label.slice(0, MOST_TEXT);
  const amount = toWire(money);
  const said = await nvp(http, settings, "SetExpressCheckout", {
    ...whatFor(order.reference, order),
    RETURNURL: returnUrl,
    CANCELURL: returnUrl,
    PAYMENTREQUEST_0_ITEMAMT: amount,
    PAYMENTREQUEST_0_DESC: label,
    PAYMENTREQUEST_0_NOTIFYURL: order.callbackUrl,
    L_PAYMENTREQUEST_0_NAME0: label,
    L_PAYMENTREQUEST_0_AMT0: amount,
    L_PAYMENTREQUEST_0_QTY0: "1",
    NOSHIPPING: "1",
    ALLOWNOTE: "0",
    SOLUTIONTYPE: "Sole",
    ...(order.payer.email ? { EMAIL: order.payer.email.slice(0, MOST_TEXT) } : {}),
  });
  if (!said.TOKEN || !isToken(said.TOKEN)) throw new ProviderUnknown("there is no token in the answer");
  const query = new URLSearchParams({ cmd: "_express-checkout", useraction: "commit", token: said.TOKEN });
  return { providerId: said.TOKEN, redirectUrl: `${PAGE[environment]}?${query}` };
}

const whatFor = (reference: string, { money }: Pick<Start, "money">) => ({
  PAYMENTREQUEST_0_PAYMENTACTION: "Sale",
  PAYMENTREQUEST_0_AMT: toWire(money),
  PAYMENTREQUEST_0_CURRENCYCODE: money.currency,
  PAYMENTREQUEST_0_INVNUM: reference,
});

/** How a charge stands: by its token while PayPal keeps that, afterwards and without one by its invoice number. */
export async function fetch(http: Http, charge: Asked, settings: Settings): Promise<ChargeEvent | null> {
  const { providerId, reference } = charge;
  if (providerId === null) return foundEvent(http, reference, settings);
  const said = await details(http, providerId, settings);
  if ("gone" in said) return (await foundEvent(http, reference, settings)) ?? goneEvent(charge, said.gone);
  return isOver(said) ? settledEvent(http, said, { ...charge, providerId }, settings) : checkoutEvent(said, providerId);
}

/** Takes the money when the payer has agreed to this very amount. */
export async function complete(
  http: Http,
  charge: Asked<KnownCharge>,
  settings: Settings,
): Promise<ChargeEvent | null> {
  const said = await details(http, charge.providerId, settings);
  if ("gone" in said || !isAgreed(said) || !isAbout(said, charge)) return fetch(http, charge, settings);
  try {
    return await pay(http, said, charge, settings);
  } catch (error) {
    if (!(error instanceof ProviderRejected)) throw error;
    if (DONE_BEFORE.includes(error.code)) return fetch(http, charge, settings);
    return { ...checkoutEvent(said, charge.providerId), ...failed(charge.providerId), decline: declineOf(error) };
  }
}

/** A token whose payment was refused is never tried again: the payer begins anew with another one. */
const failed = (token: string) => ({ id: `${token}:failed`, status: "failed" as const });

function isAbout(said: Fields, { providerId, reference, money }: Asked<KnownCharge>): boolean {
  const event = checkoutEvent(said, providerId);
  return event.reference === reference && isSameMoney(event.money, money);
}

async function pay(http: Http, agreed: Fields, charge: Asked<KnownCharge>, settings: Settings): Promise<ChargeEvent> {
  const { providerId: token, reference } = charge;
  const said = await nvp(http, settings, "DoExpressCheckoutPayment", {
    ...whatFor(reference, charge),
    TOKEN: token,
    PAYERID: agreed.PAYERID ?? "",
    MSGSUBID: reference,
    // What PayPal tells about the transaction later has no token of its own.
    PAYMENTREQUEST_0_CUSTOM: token,
  });
  return paymentEvent(said, token, reference);
}

/** Nothing is closed at PayPal: a checkout that we never complete takes no money and ends by itself. */
export async function cancel(http: Http, { providerId }: KnownCharge, settings: Settings): Promise<ChargeEvent> {
  const said = await nvp(http, settings, "GetExpressCheckoutDetails", { TOKEN: providerId });
  const event = checkoutEvent(said, providerId);
  return event.status === "pending" ? { ...event, id: `${providerId}:canceled`, status: "canceled" } : event;
}

/** Gives back a part or all of it. The same reference gives the same refund, however often it is asked. */
export async function refund(http: Http, order: Refund, settings: Settings): Promise<Refunded> {
  const said = await nvp(http, settings, "RefundTransaction", {
    TRANSACTIONID: await transactionOf(http, order, settings),
    REFUNDTYPE: "Partial",
    AMT: toWire(order.money),
    CURRENCYCODE: order.money.currency,
    ...(order.reason ? { NOTE: order.reason.slice(0, MOST_NOTE) } : {}),
    MSGSUBID: order.refundReference,
  });
  const { REFUNDTRANSACTIONID: providerId, REFUNDSTATUS } = said;
  if (!providerId) throw new ProviderUnknown("there is no refund in the answer");
  return { providerId, status: REFUNDSTATUS?.toLowerCase() === "instant" ? "succeeded" : "pending" };
}

/** How a refund stands. Without its id the same message is sent again, which PayPal answers with what came of the first. */
export async function fetchRefund(
  http: Http,
  order: Refund & { providerRefundId: string | null },
  settings: Settings,
): Promise<Refunded> {
  const { providerRefundId: providerId } = order;
  if (providerId === null) return refund(http, order, settings);
  const said = await nvp(http, settings, "GetTransactionDetails", { TRANSACTIONID: providerId });
  return { providerId, status: REFUND_STATUS[paymentStatus(said.PAYMENTSTATUS)] };
}

const REFUND_STATUS = {
  succeeded: "succeeded",
  pending: "pending",
  processing: "pending",
  failed: "failed",
  canceled: "failed",
} as const;

type Gone = { gone: string };

async function details(http: Http, token: string, settings: Settings): Promise<Fields | Gone> {
  try {
    return await nvp(http, settings, "GetExpressCheckoutDetails", { TOKEN: token });
  } catch (error) {
    const isGone = error instanceof ProviderRejected && [INVALID_TOKEN, EXPIRED_TOKEN].includes(error.code);
    if (isGone) return { gone: error.code };
    throw error;
  }
}

/** A token that ran out took no money. One that PayPal doesn't know says nothing. */
function goneEvent({ providerId, reference, money }: Asked, code: string): ChargeEvent | null {
  if (providerId === null || code !== EXPIRED_TOKEN) return null;
  return chargeEvent({ reference, providerId, status: "canceled", money, fee: null });
}

async function settledEvent(
  http: Http,
  said: Fields,
  charge: Asked<KnownCharge>,
  settings: Settings,
): Promise<ChargeEvent> {
  const { providerId, reference } = charge;
  const id = said.PAYMENTREQUEST_0_TRANSACTIONID ?? said.PAYMENTREQUESTINFO_0_TRANSACTIONID;
  if (!id) return (await foundEvent(http, reference, settings)) ?? checkoutEvent(said, providerId);
  return transactionEvent(await nvp(http, settings, "GetTransactionDetails", { TRANSACTIONID: id }), providerId);
}

async function foundEvent(http: Http, reference: string, settings: Settings): Promise<ChargeEvent | null> {
  const found = await search(http, reference, settings);
  return found ? transactionEvent(found, found.CUSTOM ?? "") : null;
}

/** The payment with this invoice number. Found are parts of numbers and refunds too, so each is looked at. */
async function search(http: Http, reference: string, settings: Settings): Promise<Fields | null> {
  const since = new Date(Date.now() - SEARCHED_DAYS * DAY_MS).toISOString().replace(/\.\d+Z$/, "Z");
  const said = await nvp(http, settings, "TransactionSearch", { STARTDATE: since, INVNUM: reference });
  for (let at = 0; at < MOST_FOUND; at++) {
    const id = said[`L_TRANSACTIONID${at}`];
    if (!id) return null;
    if (said[`L_AMT${at}`]?.startsWith("-")) continue;
    const found = await nvp(http, settings, "GetTransactionDetails", { TRANSACTIONID: id });
    const isIt = found.INVNUM === reference && !found.PARENTTRANSACTIONID && isToken(found.CUSTOM ?? "");
    if (isIt) return { ...found, TRANSACTIONID: found.TRANSACTIONID ?? id };
  }
  return null;
}

async function transactionOf(http: Http, { providerId, reference }: KnownCharge, settings: Settings): Promise<string> {
  const said = await details(http, providerId, settings);
  const id = "gone" in said ? undefined : said.PAYMENTREQUEST_0_TRANSACTIONID;
  const found = id ?? (await search(http, reference, settings))?.TRANSACTIONID;
  if (!found) throw new ProviderRejected("no_transaction", 404, null);
  return found;
}
