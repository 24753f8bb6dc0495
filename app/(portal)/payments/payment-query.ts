import { decodeCursor } from "@/lib/kit/cursor";
import { isCurrency } from "@/lib/kit/money";
import { endOfDay, isDay, startOfDay } from "@/lib/kit/zoned-day";
import { type Payment, PaymentStatus } from "@/lib/payments/schema";

/** What the address of the list remembers. Values nobody can mean are left out. */
export type PaymentFilters = {
  q?: string;
  status?: Payment["status"];
  currency?: string;
  application?: string;
  from?: string;
  to?: string;
};

type Search = Record<string, string | string[] | undefined>;

/** Reads the filters out of an address. */
export function filtersIn(search: Search): PaymentFilters {
  const text = (name: string) => (typeof search[name] === "string" ? search[name].trim().slice(0, 255) : "");
  const kept = (value: string, is: (value: string) => boolean) => (value !== "" && is(value) ? value : undefined);
  const status = PaymentStatus.safeParse(text("status"));
  return {
    q: kept(text("q"), (value) => !/\p{Cc}/u.test(value)),
    status: status.success ? status.data : undefined,
    currency: kept(text("currency"), isCurrency),
    application: kept(text("application"), (value) => /^app_[0-9a-z]{1,64}$/i.test(value)),
    from: kept(text("from"), isDay),
    to: kept(text("to"), isDay),
  };
}

/** The filters as the list and the export ask for them; days are those of the company's time zone, both included. */
export const queryOf = ({ q, status, currency, application, from, to }: PaymentFilters, timeZone: string) => ({
  reference: q,
  status,
  currencyCode: currency,
  applicationId: application,
  createdFrom: from ? startOfDay(from, timeZone) : undefined,
  createdBefore: to ? endOfDay(to, timeZone) : undefined,
});

/** The page a cursor of the address leads to; one that somebody made up leads to the first. */
export function pageIn({ older, newer }: Search): { cursor?: string; newerThan?: string } {
  if (isCursor(older)) return { cursor: older };
  return isCursor(newer) ? { newerThan: newer } : {};
}

function isCursor(text: string | string[] | undefined): text is string {
  if (typeof text !== "string") return false;
  try {
    return decodeCursor(text) !== null;
  } catch {
    return false;
  }
}

type Step = PaymentFilters & { older?: string | null; newer?: string | null };

/** The address of the list, or of another page with the same filters. */
export function addressOf(filters: Step, path = "/payments"): string {
  const entries = Object.entries(filters).filter(([, value]) => value);
  const query = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
  return query ? `${path}?${query}` : path;
}

/** Whether anything narrows the list. */
export const isFiltered = (filters: PaymentFilters): boolean => Object.values(filters).some(Boolean);
