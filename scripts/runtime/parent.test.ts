import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const follower = fileURLToPath(new URL("./testing/follower.mjs", import.meta.url));
const DIRECTLY = [process.execPath, follower];
// The last word keeps the shell from handing its own process over.
const BY_A_SHELL = ["sh", "-c", `"${process.execPath}" "${follower}"; :`];

describe.runIf(process.platform === "linux")("whenParentIsGone", () => {
  test.each([
    ["directly", DIRECTLY],
    ["by a shell, as npm does", BY_A_SHELL],
  ])("acts soon after the process that started it %s is killed", async (_, [program, ...args]) => {
    const start = `require("node:child_process").spawn(${JSON.stringify(program)}, ${JSON.stringify(args)}, { stdio: "inherit" })`;
    const parent = spawn(process.execPath, ["-e", start], { stdio: ["ignore", "pipe", "inherit"] });
    parent.stdout.setEncoding("utf8");
    expect(await once(parent.stdout, "data")).toEqual(["running\n"]);

    parent.kill("SIGKILL");
    expect(await once(parent.stdout, "data")).toEqual(["alone\n"]);
  });
});
