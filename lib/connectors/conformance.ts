import type { z } from "zod";
import { isCurrency } from "@/lib/kit/money";
import { type Delivery, type Http, type PaymentConnector, ProviderRejected, type Start } from "./contract";

/** A recorded answer: what the provider said to this request. `rejected` answers are refusals with that status. */
export type Recorded = { method: string; path: string; answer: unknown; rejected?: number };

/** What a connector's folder brings along so that its promises can be checked without a provider. */
export type Fixtures = {
  settings: Record<string, unknown>;
  /** The same account with another secret: what is signed for one must not pass for the other. */
  otherSettings: Record<string, unknown>;
  start: Omit<Start, "returnUrl" | "callbackUrl">;
  /** The id and address the recorded start answers with. */
  started: { providerId: string; redirectUrl: string | null };
  recorded: Recorded[];
  /** A signed callback about the started payment, which succeeded. */
  callback: { headers: Record<string, string>; body: string; eventId: string };
};

export type Check = { name: string; run(): Promise<void> };

/** The promises every connector keeps, as checks that throw when one is broken. */
export function conforms(connector: PaymentConnector, fixtures: Fixtures): readonly Check[] {
  const subject = {
    connector,
    fixtures,
    settings: connector.settings.parse(fixtures.settings),
    http: replay(fixtures),
  };
  return CHECKS.map(([name, check]) => ({ name, run: async () => check(subject) }));
}

type Subject = { connector: PaymentConnector; fixtures: Fixtures; settings: z.output<z.ZodType>; http: Http };

const CHECKS: readonly (readonly [string, (subject: Subject) => void | Promise<void>])[] = [
  ["says who it is", saysWhoItIs],
  ["reaches only https origins, and one at least", reachesOnlyHttps],
  ["offers methods with names of their own", offersMethods],
  ["refuses settings it doesn't know", refusesForeignSettings],
  ["starts a payment under our reference", startsUnderOurReference],
  ["finds a payment by its id and by our reference alone", findsBothWays],
  ["says null about a reference nobody has heard of", saysNull],
  ["believes a signed callback, whatever the case of its header names", believesSigned],
  ["takes a callback with any bit changed for a forgery", refusesChanged],
  ["takes a callback signed for another account for a forgery", refusesForeign],
  ["takes a callback without its headers for a forgery, and never throws", refusesBare],
  ["tells by callback and by look-up of one event under one id", agreesWithItself],
];

function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

function saysWhoItIs({ connector }: Subject): void {
  must(/^[a-z][a-z0-9-]*$/.test(connector.id), "the id is lower case");
  must(
    connector.name.length > 0 && connector.summary.length > 0 && connector.docsUrl.length > 0,
    "it has name, summary and docs",
  );
  must(connector.options.currencies.every(isCurrency), "its currencies are ISO 4217");
}

function reachesOnlyHttps({ connector }: Subject): void {
  const origins = Object.values(connector.origin).filter((origin) => origin !== null);
  must(origins.length > 0, "there is an origin");
  must(
    origins.every((origin) => origin === "simulator:" || new URL(origin).origin === origin),
    "an origin has no path",
  );
  must(
    origins.every((origin) => /^(?:https:\/\/|simulator:$)/.test(origin)),
    "an origin is https",
  );
}

function offersMethods({ connector }: Subject): void {
  const ids = connector.methods.map(({ id }) => id);
  must(ids.length > 0 && new Set(ids).size === ids.length, "every method has an id of its own");
  must(
    ids.every((id) => /^[a-z][a-z0-9_]*$/.test(id)),
    "an id of a method fits into an address",
  );
  const needsMore = connector.methods.some(({ type }) => type !== "redirect");
  must(!needsMore || connector.instructions !== undefined, "methods that are no redirect have instructions");
}

function refusesForeignSettings({ connector, fixtures }: Subject): void {
  must(!connector.settings.safeParse({}).success, "settings are needed");
  must(!connector.settings.safeParse({ ...fixtures.settings, surplus: "1" }).success, "unknown settings are refused");
}

async function startsUnderOurReference({ connector, fixtures, settings, http }: Subject): Promise<void> {
  const asked: unknown[] = [];
  const listening: Http = (path, init) => {
    asked.push(path, init?.body, init?.form);
    return http(path, init);
  };
  const order = {
    ...fixtures.start,
    returnUrl: "https://shop.example/back",
    callbackUrl: "https://pay.example/api/callbacks/int_1",
  };
  const { providerId, redirectUrl } = await connector.start(listening, order, settings);
  must(providerId === fixtures.started.providerId, "it gives the provider's id");
  must(redirectUrl === fixtures.started.redirectUrl, "it gives the payer's address");
  must(JSON.stringify(asked).includes(fixtures.start.reference), "the provider is told our reference");
}

async function findsBothWays({ connector, fixtures, settings, http }: Subject): Promise<void> {
  const { reference } = fixtures.start;
  for (const providerId of [fixtures.started.providerId, null]) {
    const event = await connector.fetch(http, { providerId, reference }, settings);
    must(event?.reference === reference, "it is our payment");
    must(event.providerId === fixtures.started.providerId, "it has the provider's id");
    must(event.money.amount === fixtures.start.money.amount, "the amount is the very amount");
    must(event.money.currency === fixtures.start.money.currency, "the currency is the very currency");
  }
}

async function saysNull({ connector, settings, http }: Subject): Promise<void> {
  must(
    (await connector.fetch(http, { providerId: null, reference: "att_unheard_of" }, settings)) === null,
    "it is null",
  );
}

function delivery(
  { callback }: Fixtures,
  bend: (body: string) => string = (body) => body,
  headers = callback.headers,
): Delivery {
  return { raw: Buffer.from(bend(callback.body)), headers: new Headers(headers) };
}

function believesSigned({ connector, fixtures, settings }: Subject): void {
  const loud = Object.fromEntries(
    Object.entries(fixtures.callback.headers).map(([name, value]) => [name.toUpperCase(), value]),
  );
  must(connector.callback.verify(delivery(fixtures), settings) !== "forged", "as it came");
  must(connector.callback.verify(delivery(fixtures, undefined, loud), settings) !== "forged", "with other case");
}

/** Providers that do not sign answer `ask`; for them nothing can be told from the bytes. */
const isSigned = ({ connector, fixtures, settings }: Subject) =>
  connector.callback.verify(delivery(fixtures), settings) === "genuine";

function refusesChanged(subject: Subject): void {
  if (!isSigned(subject)) return;
  const { connector, fixtures, settings } = subject;
  for (let place = 0; place < fixtures.callback.body.length; place += 7) {
    const flip = (body: string) =>
      body.slice(0, place) + String.fromCharCode(body.charCodeAt(place) ^ 1) + body.slice(place + 1);
    must(connector.callback.verify(delivery(fixtures, flip), settings) === "forged", `changed at ${place}`);
  }
}

function refusesForeign(subject: Subject): void {
  if (!isSigned(subject)) return;
  const other = subject.connector.settings.parse(subject.fixtures.otherSettings);
  must(subject.connector.callback.verify(delivery(subject.fixtures), other) === "forged", "another account's secret");
}

function refusesBare(subject: Subject): void {
  const { connector, fixtures, settings } = subject;
  const bare = connector.callback.verify(delivery(fixtures, undefined, {}), settings);
  must(bare === (isSigned(subject) ? "forged" : "ask"), "nothing but a body");
  for (const [name] of Object.entries(fixtures.callback.headers)) {
    connector.callback.verify(
      delivery(fixtures, undefined, { ...fixtures.callback.headers, [name]: "\u00ff;=,t=v1" }),
      settings,
    );
  }
}

async function agreesWithItself({ connector, fixtures, settings, http }: Subject): Promise<void> {
  const [told] = connector.callback.read(delivery(fixtures), settings);
  must(told?.id === fixtures.callback.eventId, "the callback's event has its id");
  const { providerId } = fixtures.started;
  const seen = await connector.fetch(http, { providerId, reference: fixtures.start.reference }, settings);
  must(seen?.id === told.id && seen.status === told.status, "the look-up tells the same");
}

/** A provider that says what was recorded, and refuses everything else. */
function replay({ recorded }: Fixtures): Http {
  return async (path, init = {}) => {
    const method = init.method ?? (init.body === undefined && !init.form ? "GET" : "POST");
    const found = recorded.find((one) => one.method === method && one.path === path);
    if (!found) throw new ProviderRejected("http_404", 404, null);
    if (found.rejected) throw new ProviderRejected(`http_${found.rejected}`, found.rejected, found.answer);
    return structuredClone(found.answer);
  };
}
