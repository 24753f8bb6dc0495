import { madeAt } from "@/lib/kit/ids";
import { type Http, ProviderRejected, ProviderUnknown } from "../contract";
import { type Listed, Session, Sessions } from "./wire";

const EXPAND = "?expand[]=payment_intent.latest_charge.balance_transaction";
const PAGE = 10;
const MOST_PAGES = 30;
const CLOCKS_APART_SECONDS = 300;

export const pathOf = (sessionId: string): string => `/v1/checkout/sessions/${encodeURIComponent(sessionId)}`;

/** A session with its payment, charge and fee; null when Stripe knows of none. */
export async function sessionOf(http: Http, id: string): Promise<Session | null> {
  try {
    return Session.parse(await http(`${pathOf(id)}${EXPAND}`));
  } catch (error) {
    if (error instanceof ProviderRejected && error.status === 404) return null;
    throw error;
  }
}

/**
 * Stripe can't be asked for a reference, so its list is read from the newest session back to the moment the reference was
 * made. Pages are small because sessions are large.
 */
export async function sessionIdBy(http: Http, reference: string): Promise<string | null> {
  const since = (madeAt(reference)?.getTime() ?? 0) / 1000 - CLOCKS_APART_SECONDS;
  let after = "";
  for (let page = 0; page < MOST_PAGES; page++) {
    const { data, has_more } = Sessions.parse(await http(`/v1/checkout/sessions?limit=${PAGE}${after}`));
    const found = data.find((session) => session.client_reference_id === reference);
    if (found) return found.id;
    const last = data.at(-1);
    if (!has_more || !last || last.created < since) return null;
    after = `&starting_after=${encodeURIComponent(last.id)}`;
  }
  throw new ProviderUnknown("too many sessions since");
}

/** The session that a payment belongs to; null for money that did not come through a session. */
export async function sessionByIntent(http: Http, intentId: string): Promise<Listed | null> {
  const path = `/v1/checkout/sessions?limit=1&payment_intent=${encodeURIComponent(intentId)}`;
  return Sessions.parse(await http(path)).data[0] ?? null;
}
