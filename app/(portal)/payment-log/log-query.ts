import { endOfDay, isDay, startOfDay } from "@/lib/kit/zoned-day";
import { listAddress } from "../list-query";
import { RESULTS, type Result, VERDICTS, type Verdict } from "./log-words";

/** What the address of the log remembers. Values nobody can mean are left out. */
export type LogFilters = {
  q?: string;
  result?: Result;
  verdict?: Verdict;
  integration?: string;
  from?: string;
  to?: string;
};

type Search = Record<string, string | string[] | undefined>;

/** Reads the filters out of an address. */
export function filtersIn(search: Search): LogFilters {
  const text = (name: string) => (typeof search[name] === "string" ? search[name].trim().slice(0, 255) : "");
  const kept = (name: string, is: (value: string) => boolean) => (is(text(name)) ? text(name) : undefined);
  return {
    q: kept("q", (value) => value !== "" && !/\p{Cc}/u.test(value)),
    result: oneOf(RESULTS, text("result")),
    verdict: oneOf(VERDICTS, text("verdict")),
    integration: kept("integration", (value) => /^int_[0-9a-z]{1,64}$/i.test(value)),
    from: kept("from", isDay),
    to: kept("to", isDay),
  };
}

const oneOf = <K extends string>(all: Record<K, unknown>, value: string): K | undefined =>
  (Object.keys(all) as K[]).find((one) => one === value);

/** The filters as the log asks for them; days are those of the company's time zone, both included. */
export const queryOf = ({ q, result, verdict, integration, from, to }: LogFilters, timeZone: string) => ({
  search: q,
  result,
  verdict,
  integrationId: integration,
  createdFrom: from ? startOfDay(from, timeZone) : undefined,
  createdBefore: to ? endOfDay(to, timeZone) : undefined,
});

/** The address of the log with these filters. */
export const addressOf = (filters: LogFilters): string => listAddress("/payment-log", filters);
