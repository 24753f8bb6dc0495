import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const globalSetup = "lib/testing/global-setup.ts";

export default defineConfig({
  root,
  resolve: { alias: { "@": root.replace(/\/$/, "") } },
  test: {
    environment: "node",
    include: ["{app,bench,db,lib,scripts}/**/*.test.{ts,tsx}", "*.test.ts"],
    exclude: ["**/node_modules/**", "**/.next*/**"],
    globalSetup: existsSync(`${root}/${globalSetup}`) ? [globalSetup] : [],
    pool: "forks",
    maxWorkers: Math.min(4, availableParallelism()),
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
