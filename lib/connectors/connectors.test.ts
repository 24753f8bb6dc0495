import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { conforms, type Fixtures } from "./conformance";
import { CATEGORIES, OFFLINE_ORIGIN, ProviderRejected } from "./contract";
import { CONNECTORS } from "./registry.gen";
import { Charge, toEvent } from "./simulator/wire";

const FOLDER = new URL(".", import.meta.url);
const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());

test("the registry holds every connector's folder, under the folder's name", () => {
  const withIndex = folders.filter(({ name }) => existsSync(new URL(`${name}/index.ts`, FOLDER)));
  expect(Object.keys(CONNECTORS).sort()).toEqual(withIndex.map(({ name }) => name).sort());
  for (const [id, connector] of Object.entries(CONNECTORS)) expect(connector.id).toBe(id);
});

/** A provider with several interfaces brings a recording of each. */
type Recorded = { fixtures: Fixtures; moreFixtures?: Record<string, Fixtures> };

describe.each(Object.keys(CONNECTORS))("%s", async (id) => {
  const connector = CONNECTORS[id];
  if (!connector) throw new Error(`no connector ${id}`);

  test("says who it is, in a known category, with a guide to its keys", () => {
    const { name, summary, category, docsUrl, guide } = connector;
    expect([name, summary, docsUrl].every((words) => words.length > 0)).toBe(true);
    expect(CATEGORIES).toContain(category);
    expect(guide.length).toBeGreaterThan(0);
  });

  if (connector.kind !== "payment") return;
  const { fixtures, moreFixtures = {} } = (await import(`./${id}/fixtures.ts`)) as Recorded;
  test.each(conforms(connector, fixtures).map(({ name, run }) => ({ name, run })))("$name", ({ run }) => run());
  for (const [variant, more] of Object.entries(moreFixtures)) {
    const checks = conforms(connector, more).map(({ name, run }) => ({ name: `${variant}: ${name}`, run }));
    test.each(checks)("$name", ({ run }) => run());
  }
});

describe("the conformance suite", async () => {
  const { fixtures } = (await import("./simulator/fixtures")) as { fixtures: Fixtures };
  const sound = CONNECTORS.simulator;
  if (sound?.kind !== "payment") throw new Error("no simulator");

  const broken = (over: object) =>
    Promise.allSettled(
      conforms({ ...sound, ...over }, fixtures).map(({ name, run }) =>
        run().then(
          () => null,
          () => name,
        ),
      ),
    ).then((all) => all.flatMap((one) => (one.status === "fulfilled" && one.value ? [one.value] : [])));

  test.each([
    [
      "believes everybody",
      { callback: { ...sound.callback, verify: () => "genuine" as const } },
      "takes a callback with any bit changed for a forgery",
    ],
    [
      "reaches plain http",
      { origin: { production: "http://api.example", sandbox: null } },
      "reaches only https origins, and one at least",
    ],
    [
      "can't find by reference",
      { fetch: () => Promise.reject(new ProviderRejected("http_404", 404, null)) },
      "finds a payment by its id and by our reference alone",
    ],
    [
      "says it calls nobody and does",
      { origin: { production: OFFLINE_ORIGIN, sandbox: OFFLINE_ORIGIN } },
      "starts a payment under our reference",
    ],
    [
      "is offline in one environment only",
      { origin: { production: OFFLINE_ORIGIN, sandbox: "https://api.example" } },
      "reaches only https origins, and one at least",
    ],
    ["gives money back by the provider and by people", { refundsByHand: true }, "gives money back under our reference"],
    ["has no instructions", { instructions: undefined }, "offers methods with names of their own"],
    [
      "gives another amount",
      {
        fetch: async () => ({
          ...toEvent(Charge.parse(fixtures.recorded[1]?.answer)),
          money: { amount: 1n, currency: "USD" },
        }),
      },
      "finds a payment by its id and by our reference alone",
    ],
  ])("finds out a connector that %s", async (_, over, promise) => {
    expect(await broken(over)).toContain(promise);
  });
});
