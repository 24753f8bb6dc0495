import { isCurrency } from "@/lib/kit/money";
import { endOfDay, isDay, startOfDay } from "@/lib/kit/zoned-day";
import { type Payment, PaymentStatus } from "@/lib/payments/schema";
import { listAddress } from "../list-query";

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

/** The address of the list with these filters, or of its export. */
export const addressOf = (filters: PaymentFilters, path = "/payments"): string => listAddress(path, filters);
