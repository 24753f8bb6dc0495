import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fixtures } from "./conformance";
import { type Delivery, type Http, type PaymentConnector, ProviderUnknown } from "./contract";
import { CONNECTORS } from "./registry.gen";

const silent: Http = () => Promise.reject(new ProviderUnknown("nobody is there"));
/** Some run a sandbox for every message. */
const BRIEFLY = { interruptAfterTimeLimit: 1500 };
const paying = Object.entries(CONNECTORS).flatMap(([id, connector]) =>
  connector.kind === "payment" ? [{ id, connector }] : [],
);

const header = fc.string({ unit: fc.constantFrom(..."tv1=,;.0123456789abcdef \u00ff") });
/** Bytes from nowhere, and JSON and forms of no sense, which get further into a reader. */
const body = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.json({ maxDepth: 4 }).map((text) => Buffer.from(text)),
  fc.webQueryParameters().map((text) => Buffer.from(text)),
);

describe.each(paying)("$id, told nonsense", async ({ id, connector }) => {
  const { fixtures } = (await import(`./${id}/fixtures.ts`)) as { fixtures: Fixtures };
  const settings = connector.settings.parse(fixtures.settings);
  const names = Object.keys(fixtures.callback?.headers ?? { "x-signature": "" });
  const deliveries = fc.tuple(body, fc.array(header, { minLength: names.length, maxLength: names.length })).map(
    ([raw, values]): Delivery => ({
      raw,
      headers: new Headers(names.map((name, at) => [name, values[at] ?? ""] as [string, string])),
      at: new Date(fixtures.callback?.at ?? 0),
      environment: "sandbox",
    }),
  );

  test("never believes it, and never throws while it judges", () => {
    fc.assert(
      fc.property(deliveries, (delivery) => {
        expect(connector.callback.verify(delivery, settings)).not.toBe("genuine");
      }),
    );
  });

  test("reads nothing from it, or says with an error that it can't", async () => {
    await fc.assert(
      fc.asyncProperty(deliveries, (delivery) => readsCleanly(connector, delivery, settings)),
      BRIEFLY,
    );
  });

  test("reads nothing wild from a genuine message with one value bent", async () => {
    const { callback } = fixtures;
    if (!callback) return;
    const at = fc.nat({ max: callback.body.length });
    const bent = fc.tuple(at, fc.constantFrom('"', "{", "]", "-1", "1e99", "null", "\u0000")).map(([place, put]) => ({
      raw: Buffer.from(callback.body.slice(0, place) + put + callback.body.slice(place + 1)),
      headers: new Headers(callback.headers),
      at: new Date(callback.at),
      environment: "sandbox" as const,
    }));
    await fc.assert(
      fc.asyncProperty(bent, (delivery) => readsCleanly(connector, delivery, settings)),
      BRIEFLY,
    );
  });
});

async function readsCleanly({ callback }: PaymentConnector, delivery: Delivery, settings: unknown): Promise<void> {
  try {
    for (const event of await callback.read(delivery, settings, silent)) {
      expect(typeof event.money.amount).toBe("bigint");
      expect(event.id.length).toBeGreaterThan(0);
    }
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).not.toMatch(/Cannot (?:read|set|convert|destructure)|is not (?:a function|iterable|defined)/);
  }
}
