import { type Fixtures, must, type Subject } from "./conformance-subject";
import type { Delivery } from "./contract";

type Bent = { bend?: (body: string) => string; headers?: Record<string, string>; at?: Date };

function delivery({ callback }: Fixtures, { bend = (body) => body, headers, at }: Bent = {}): Delivery {
  if (!callback) throw new Error("a provider that never calls has no delivery");
  const raw = Buffer.from(bend(callback.body));
  return {
    raw,
    headers: new Headers(headers ?? callback.headers),
    at: at ?? new Date(callback.at),
    environment: "sandbox",
  };
}

export function believesSigned({ connector, fixtures, settings }: Subject): void {
  must(connector.callback.exists === (fixtures.callback !== null), "it says whether its provider calls");
  if (!fixtures.callback) return;
  const loud = Object.fromEntries(
    Object.entries(fixtures.callback.headers).map(([name, value]) => [name.toUpperCase(), value]),
  );
  must(connector.callback.verify(delivery(fixtures), settings) !== "forged", "as it came");
  must(connector.callback.verify(delivery(fixtures, { headers: loud }), settings) !== "forged", "with other case");
}

/** Providers that do not sign answer `ask`; for them nothing can be told from the bytes. */
const isSigned = ({ connector, fixtures, settings }: Subject) =>
  fixtures.callback !== null && connector.callback.verify(delivery(fixtures), settings) === "genuine";

export function refusesChanged(subject: Subject): void {
  const { connector, fixtures, settings } = subject;
  if (!fixtures.callback || !isSigned(subject)) return;
  for (let place = 0; place < fixtures.callback.body.length; place += 7) {
    const flip = (body: string) =>
      body.slice(0, place) + String.fromCharCode(body.charCodeAt(place) ^ 1) + body.slice(place + 1);
    must(connector.callback.verify(delivery(fixtures, { bend: flip }), settings) === "forged", `changed at ${place}`);
  }
}

export function refusesForeign(subject: Subject): void {
  if (!isSigned(subject)) return;
  const other = subject.connector.settings.parse(subject.fixtures.otherSettings);
  must(subject.connector.callback.verify(delivery(subject.fixtures), other) === "forged", "another account's secret");
}

export function refusesBare(subject: Subject): void {
  const { connector, fixtures, settings } = subject;
  if (!fixtures.callback) return;
  const bare = connector.callback.verify(delivery(fixtures, { headers: {} }), settings);
  must(bare === (isSigned(subject) ? "forged" : "ask"), "nothing but a body");
  for (const [name] of Object.entries(fixtures.callback.headers)) {
    connector.callback.verify(
      delivery(fixtures, { headers: { ...fixtures.callback.headers, [name]: "\u00ff;=,t=v1" } }),
      settings,
    );
  }
}

/** With a time in the signature a late copy is refused; without one it is believed, and its event's id makes it harmless. */
export function judgesByArrival({ connector, fixtures, settings }: Subject): void {
  if (!fixtures.callback) return;
  const late = new Date(Date.parse(fixtures.callback.at) + 30 * 86_400_000);
  connector.callback.verify(delivery(fixtures, { at: late }), settings);
  must(connector.callback.verify(delivery(fixtures), settings) !== "forged", "by the moment it came");
}

export async function agreesWithItself({ connector, fixtures, settings, http }: Subject): Promise<void> {
  if (!fixtures.callback) return;
  const [told] = await connector.callback.read(delivery(fixtures), settings, http);
  must(told?.id === fixtures.callback.eventId, "the callback's event has its id");
  if (!fixtures.start || connector.looksUp === false) return;
  const { providerId } = fixtures.started;
  const { reference, money } = fixtures.start;
  const seen = await connector.fetch(http, { providerId, reference, money }, settings);
  must(seen !== null && seen.id === told.id && seen.status === told.status, "the look-up tells the same");
}
