import { OPERATIONS } from "@/app/_openapi/operations.gen";
import { isIdText } from "@/lib/kit/ids";
import { REQUEST_OUTCOMES, type RequestOutcome } from "@/lib/requests/schema";
import { listAddress } from "../../list-query";

/** What the address of the log remembers. Values nobody can mean are left out. */
export type RequestFilters = {
  /** A request id. */
  q?: string;
  result?: RequestOutcome | "browser";
  credential?: string;
  /** A method and a pattern, as in the documents. */
  endpoint?: string;
};

const MORE = ["POST /oauth2/token", "POST /oauth2/revoke", "POST /oauth2/introspect"];

/** Every endpoint a call can have been for, by method and pattern. */
export const ENDPOINTS: readonly string[] = [
  ...OPERATIONS.map(({ method, path }) => `${method} ${path}`),
  "POST /api/callbacks/{integrationId}",
  ...MORE,
];

type Search = Record<string, string | string[] | undefined>;

/** Reads the filters out of an address. */
export function filtersIn(search: Search): RequestFilters {
  const text = (name: string) => (typeof search[name] === "string" ? search[name].trim().slice(0, 100) : "");
  const kept = (name: string, is: (value: string) => boolean) => (is(text(name)) ? text(name) : undefined);
  return {
    q: kept("q", (value) => value !== "" && !/\p{Cc}/u.test(value)),
    result: [...REQUEST_OUTCOMES, "browser" as const].find((one) => one === text("result")),
    credential: kept("credential", (value) => value.startsWith("cre_") && isIdText(value)),
    endpoint: kept("endpoint", (value) => ENDPOINTS.includes(value)),
  };
}

/** The filters as the log asks for them. */
export function queryOf({ q, result, credential, endpoint }: RequestFilters) {
  const [method, route] = endpoint?.split(" ") ?? [];
  const isBrowser = result === "browser";
  return {
    ...{ method, route, search: q, credentialId: credential },
    outcome: isBrowser ? undefined : result,
    fromBrowser: isBrowser,
  };
}

/** The address of the log with these filters. */
export const addressOf = (filters: RequestFilters): string => listAddress("/developers/requests", filters);
