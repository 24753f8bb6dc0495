import { isCurrency } from "@/lib/kit/money";
import {
  agreesWithItself,
  believesSigned,
  judgesByArrival,
  refusesBare,
  refusesChanged,
  refusesForeign,
} from "./conformance-callbacks";
import { EMBED_URL, type Fixtures, must, replay, type Subject } from "./conformance-subject";
import { type Http, OFFLINE_ORIGIN, type PaymentConnector } from "./contract";
import { isOffline, SIMULATOR_ORIGIN } from "./origins";

export { EMBED_URL, type Fixtures, type Recorded } from "./conformance-subject";

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

const CHECKS: readonly (readonly [string, (subject: Subject) => void | Promise<void>])[] = [
  ["says who it is", saysWhoItIs],
  ["reaches only https origins, and one at least", reachesOnlyHttps],
  ["offers methods with names of their own", offersMethods],
  ["refuses settings it doesn't know", refusesForeignSettings],
  ["refuses settings of another environment, and names the field", refusesLiveSettings],
  ["starts a payment under our reference", startsUnderOurReference],
  ["finds a payment by its id and by our reference alone", findsBothWays],
  ["says null about a reference nobody has heard of", saysNull],
  ["believes a signed callback, whatever the case of its header names", believesSigned],
  ["takes a callback with any bit changed for a forgery", refusesChanged],
  ["takes a callback signed for another account for a forgery", refusesForeign],
  ["takes a callback without its headers for a forgery, and never throws", refusesBare],
  ["takes an old message, sent again much later, for what it was", judgesByArrival],
  ["tells by callback and by look-up of one event under one id", agreesWithItself],
  ["gives money back under our reference", refundsUnderOurReference],
];

function saysWhoItIs({ connector }: Subject): void {
  must(/^[a-z][a-z0-9-]*$/.test(connector.id), "the id is lower case");
  must(
    connector.name.length > 0 && connector.summary.length > 0 && connector.docsUrl.length > 0,
    "it has name, summary and docs",
  );
  must(connector.options.currencies.every(isCurrency), "its currencies are ISO 4217");
}

const HOSTLESS: readonly string[] = [SIMULATOR_ORIGIN, OFFLINE_ORIGIN];

function reachesOnlyHttps({ connector }: Subject): void {
  const all = [connector.origin, ...Object.values(connector.otherOrigins ?? {})].flatMap((one) => Object.values(one));
  const origins = all.filter((origin) => typeof origin === "string");
  const patterns = all.filter((origin) => origin instanceof RegExp);
  must(
    patterns.every(({ source }) => source.startsWith("^https:\\/\\/") && source.endsWith("$")),
    "a pattern is anchored and https",
  );
  must(origins.length + patterns.length > 0, "there is an origin");
  must(
    origins.every((origin) => HOSTLESS.includes(origin) || new URL(origin).origin === origin),
    "an origin has no path",
  );
  must(
    origins.every((origin) => HOSTLESS.includes(origin) || origin.startsWith("https://")),
    "an origin is https",
  );
  must(!isOffline(connector) || origins.every((origin) => origin === OFFLINE_ORIGIN), "who calls nobody calls nobody");
}

function offersMethods({ connector }: Subject): void {
  const ids = connector.methods.map(({ id }) => id);
  must(new Set(ids).size === ids.length, "every method has an id of its own");
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

function refusesLiveSettings({ connector, fixtures: { live } }: Subject): void {
  if (!live) return;
  const wrong = connector.judge?.(connector.settings.parse(live.settings), "sandbox") ?? {};
  must((wrong[live.field] ?? []).length > 0, `${live.field} is refused in the sandbox`);
}

async function startsUnderOurReference({ connector, fixtures, settings, http }: Subject): Promise<void> {
  if (!fixtures.start) return;
  const asked: unknown[] = [];
  const listening: Http = (path, init) => {
    asked.push(path, init?.body, init?.form, init?.headers, init?.text);
    return http(path, init);
  };
  const order = {
    ...fixtures.start,
    returnUrl: "https://shop.example/back",
    callbackUrl: "https://pay.example/api/callbacks/int_1",
    embedUrl: EMBED_URL,
    payer: { name: "Ada Lovelace", email: "ada@example.com" },
    expiresAt: new Date(Date.now() + 3_600_000),
    environment: "sandbox" as const,
  };
  const { providerId, redirectUrl } = await connector.start(listening, order, settings);
  must(providerId === fixtures.started.providerId, "it gives the provider's id");
  must(redirectUrl === fixtures.started.redirectUrl, "it gives the payer's address");
  if (isOffline(connector)) must(asked.length === 0, "nobody is called");
  else must(JSON.stringify(asked).includes(fixtures.start.reference), "the provider is told our reference");
}

async function findsBothWays({ connector, fixtures, settings, http }: Subject): Promise<void> {
  if (!fixtures.start || connector.looksUp === false) return;
  const { reference, money } = fixtures.start;
  const byReference = fixtures.findsByReference === false ? [] : [null];
  for (const providerId of [fixtures.started.providerId, ...byReference]) {
    const event = await connector.fetch(http, { providerId, reference, money }, settings);
    must(event?.reference === reference || event?.reference === null, "it is our payment");
    must(event.providerId === fixtures.started.providerId, "it has the provider's id");
    must(event.money.amount === fixtures.start.money.amount, "the amount is the very amount");
    must(event.money.currency === fixtures.start.money.currency, "the currency is the very currency");
  }
}

async function saysNull({ connector, settings, http }: Subject): Promise<void> {
  const unheardOf = { providerId: null, reference: "att_unheard_of", money: { amount: 100n, currency: "USD" } };
  must((await connector.fetch(http, unheardOf, settings)) === null, "it is null");
}

async function refundsUnderOurReference({ connector, fixtures, settings, http }: Subject): Promise<void> {
  const { refund, start, started } = fixtures;
  must((connector.refund !== undefined) === (refund !== undefined), "a refund is recorded when it can be made");
  must(!connector.refund || !connector.refundsByHand, "money is given back by the provider or by people");
  if (!refund || !start) return;
  const asked: unknown[] = [];
  const listening: Http = (path, init) => {
    asked.push(path, init);
    return http(path, init);
  };
  const { expected, ...what } = refund;
  const name = { providerId: started.providerId, reference: start.reference, reason: "Ordered twice" };
  const given = await connector.refund?.(listening, { ...name, ...what }, settings);
  must(JSON.stringify(given) === JSON.stringify(expected), "it tells the refund's id and status");
}
