import { defineConfig, devices } from "@playwright/test";
import { BROWSER_FLAGS, findBrowser } from "./scripts/runtime/browser.mjs";

// The product is started by e2e/global-setup.ts, on a port and a data folder of this run's own; it names the address.
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  globalSetup: "./e2e/global-setup.ts",
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env.PORTICO_URL,
    launchOptions: { executablePath: process.env.PORTICO_CHROMIUM ?? findBrowser() ?? undefined, args: BROWSER_FLAGS },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
});
