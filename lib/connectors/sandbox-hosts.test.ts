import { describe, expect, test } from "vitest";
import type { Connector } from "./contract";
import { ProviderNotProcessed } from "./errors";
import { addressAt, isOffline, originFor, otherOriginsFor, SIMULATOR_ORIGIN } from "./origins";
import { CONNECTORS } from "./registry.gen";

/** What a sandbox gateway can reach, for every connector there is: a new one is held to this as soon as it is registered (S3-11). */
type Known = { settings?: object; live?: { settings: object; field: string } };
async function fixturesOf(id: string): Promise<Known> {
  const found: Record<string, Known> = await import(`./${id}/fixtures.ts`).catch(() => ({}));
  return found.fixtures ?? found.default ?? {};
}

const textsOf = (origins: readonly unknown[]) => origins.filter((origin) => typeof origin === "string");
const hostsOf = ({ origin, otherOrigins }: Connector, environment: "production" | "sandbox") =>
  textsOf([origin, ...Object.values(otherOrigins ?? {})].map((one) => one[environment]));

/** What a sandbox integration with these settings may call: one origin, and further ones by name. */
const reachOf = (connector: Connector, settings: object) => [
  originFor(connector, "sandbox", settings),
  ...Object.values(otherOriginsFor(connector, "sandbox", settings)),
];

const opensTo = (origin: string, path: string): boolean => {
  try {
    return Boolean(addressAt(origin, path));
  } catch {
    return false;
  }
};

/** The spellings of a path that lead from an origin to one of these. */
function wayOut(origin: string, forbidden: readonly string[]): string[] {
  if (origin === SIMULATOR_ORIGIN) return [];
  const spelled = forbidden.flatMap((other) => [
    `${other}/x`,
    `//${new URL(other).host}/x`,
    `@${new URL(other).host}/x`,
  ]);
  return spelled.filter((path) => opensTo(origin, path));
}

const installable = Object.values(CONNECTORS).filter(({ origin }) => origin.sandbox !== null);
const named = (connectors: readonly Connector[]) => connectors.map((connector) => [connector.id, connector] as const);
const fixed = installable.filter(({ origin }) => typeof origin.sandbox === "string");

test("a connector without a sandbox reaches nothing there", () => {
  for (const connector of Object.values(CONNECTORS))
    if (connector.origin.sandbox === null)
      expect(() => originFor(connector, "sandbox", {})).toThrow(ProviderNotProcessed);
});

describe.each(named(fixed))("%s in sandbox", (_, connector) => {
  const sandbox = hostsOf(connector, "sandbox");
  const forbidden = hostsOf(connector, "production").filter((origin) => !sandbox.includes(origin));

  test("reaches what its manifest names for sandbox, and no path leads from there to production", () => {
    for (const origin of reachOf(connector, {})) {
      expect(sandbox).toContain(origin);
      expect(forbidden).not.toContain(origin);
      expect(wayOut(origin, forbidden)).toEqual([]);
    }
  });

  test("takes no live credentials where one host serves both environments", async () => {
    // Books and second factors move no money: who lets us in at Xero's own page chooses its demo company or another.
    // A bank account has no keys, and nobody is called there.
    if (connector.kind !== "payment" || isOffline(connector)) return;
    if (!hostsOf(connector, "production").some((origin) => sandbox.includes(origin))) return;
    const { live } = await fixturesOf(connector.id);
    const refused = live ? connector.judge?.(connector.settings.parse(live.settings), "sandbox") : undefined;
    expect(Object.keys(refused ?? {})).toContain(live?.field);
  });
});

describe.each(named(installable.filter((one) => !fixed.includes(one))))("%s in sandbox", (_, connector) => {
  test("reaches only the hosts that its settings name and its sandbox pattern knows", () => {
    const forged = { ...connector, originOf: () => "https://production.example" };
    const pattern = connector.origin.sandbox;
    const fits = pattern instanceof RegExp && pattern.test("https://production.example");
    if (!fits) expect(() => originFor(forged, "sandbox", {})).toThrow(ProviderNotProcessed);
    else expect(connector.runsScripts).toBe(true);
  });
});
