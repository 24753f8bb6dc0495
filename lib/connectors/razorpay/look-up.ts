import { type Http, ProviderRejected, ProviderUnknown } from "../contract";
import { Link, Links, Payment, paymentIdOf } from "./wire";

export const linkPath = (id: string): string => `/v1/payment_links/${encodeURIComponent(id)}`;
export const paymentPath = (id: string): string => `/v1/payments/${encodeURIComponent(id)}`;

/** Razorpay answers 400 for an id it doesn't know. */
export async function linkOf(http: Http, id: string): Promise<Link | null> {
  try {
    return Link.parse(await http(linkPath(id)));
  } catch (error) {
    if (error instanceof ProviderRejected && (error.status === 400 || error.status === 404)) return null;
    throw error;
  }
}

/** The link we asked for under this reference. A list of other links proves nothing, so it is no answer. */
export async function linkBy(http: Http, reference: string): Promise<Link | null> {
  const path = `/v1/payment_links?reference_id=${encodeURIComponent(reference)}`;
  return only(await http(path), ({ reference_id }) => reference_id === reference);
}

/** The link a payment belongs to; null for money that did not come through a link. */
export async function linkByPayment(http: Http, paymentId: string): Promise<Link | null> {
  const path = `/v1/payment_links?payment_id=${encodeURIComponent(paymentId)}`;
  return only(await http(path), ({ payments }) => payments?.some((one) => one.payment_id === paymentId) ?? false);
}

function only(answer: unknown, isIt: (link: Link) => boolean): Link | null {
  const links = Links.parse(answer).payment_links;
  const found = links.find(isIt);
  if (!found && links.length > 0) throw new ProviderUnknown("the list holds other links");
  return found ?? null;
}

/** The payment that settled a link, for its fee. */
export async function paymentOf(http: Http, link: Link): Promise<Payment | null> {
  const id = paymentIdOf(link);
  return id === null ? null : Payment.parse(await http(paymentPath(id)));
}
