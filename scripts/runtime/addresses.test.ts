import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { announce, runningAddress } from "./addresses.mjs";

const announcer = fileURLToPath(new URL("./testing/announcer.mjs", import.meta.url));
let dataDir: string;
let children: ChildProcess[];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "portico-address-"));
  children = [];
});

afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(dataDir, { recursive: true, force: true });
});

describe("runningAddress", () => {
  test("is the first of two products, whichever of them ends", async () => {
    const first = await startProduct("4001");
    const second = await startProduct("4002");
    expect(runningAddress(dataDir)).toEqual({ PORT: "4001", PUBLIC_URL: "http://localhost:4001" });

    await end(second, () => second.send("stop"));
    expect(runningAddress(dataDir).PORT).toBe("4001");

    const third = await startProduct("4003");
    await end(first, () => first.send("stop"));
    expect(runningAddress(dataDir).PORT).toBe("4003");
    await end(third, () => third.send("stop"));
    expect(runningAddress(dataDir)).toEqual({});
  });

  test("is not one of a product that was killed, whose entry the next one clears away", async () => {
    const killed = await startProduct("4001");
    await end(killed, () => killed.kill("SIGKILL"));
    expect(runningAddress(dataDir)).toEqual({});

    const withdraw = announce({ DATA_DIR: dataDir, PORT: "4002", PUBLIC_URL: "http://localhost:4002" });
    expect(readdirSync(dataDir)).toEqual([`address.${process.pid}.json`]);
    withdraw();
  });

  test.runIf(process.platform === "linux")("is not one whose process id belongs to another program now", async () => {
    const product = await startProduct("4001");
    const file = join(dataDir, `address.${product.pid}.json`);
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), born: "1" }));
    expect(runningAddress(dataDir)).toEqual({});
  });
});

async function startProduct(port: string): Promise<ChildProcess> {
  const child = fork(announcer, [dataDir, port]);
  children.push(child);
  await once(child, "message");
  return child;
}

async function end(child: ChildProcess, how: () => unknown) {
  const ended = once(child, "exit");
  how();
  await ended;
}
