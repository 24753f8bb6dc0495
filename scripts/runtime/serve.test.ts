import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { serve } from "./serve.mjs";

const entry = fileURLToPath(new URL("./testing/patient-server.mjs", import.meta.url));

test("a server that loses its database is told to end, and its end is no success", async () => {
  const lost = new AbortController();
  const ended = serve({ env: process.env, dev: false, lost: lost.signal, entry });
  setTimeout(() => lost.abort(), 1_000);
  expect(await ended).toBe(1);
});

test("a server that lost its database before it was there ends the same way", async () => {
  expect(await serve({ env: process.env, dev: false, lost: AbortSignal.abort(), entry })).toBe(1);
});
