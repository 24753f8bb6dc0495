import type { Page } from "@playwright/test";
import { expect, signIn, test, violationsOf } from "./portal";

const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const PAGES = [
  "/inbound-api-credentials",
  "/settings/integrations",
  "/settings/integrations/merchant-credentials",
  "/settings/domains",
];
const DIALOGS = ["/inbound-api-credentials?create=1", "/settings/integrations?create=1", "/settings/domains?create=1"];

async function expectGood(page: Page) {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider).toBeLessThanOrEqual(0);
  expect(await violationsOf(page)).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test.describe(`${colorScheme}, ${size}`, () => {
      test.use({ colorScheme, viewport, reducedMotion: "reduce" } as object);

      test("the pages and dialogs about credentials pass axe", async ({ portal }) => {
        for (const path of PAGES) {
          await test.step(path, async () => {
            await portal.goto(path);
            await expectGood(portal);
          });
        }
        for (const path of DIALOGS) {
          await test.step(path, async () => {
            await portal.goto(path);
            const dialog = portal.getByRole("dialog");
            await dialog.locator("button[type=submit]").click();
            await expect(dialog.getByRole("alert").filter({ hasText: "Check the marked fields" })).toBeVisible();
            expect(await violationsOf(portal)).toEqual([]);
          });
        }
      });

      test("the affiliate's pages pass axe", async ({ page, shop }) => {
        const person = shop.demo.signIns.find(({ role }) => role === "affiliate-owner");
        if (!person) throw new Error("the demo has no affiliate");
        await signIn(page, person);
        for (const path of ["/", "/affiliate/merchants", "/affiliate/api-credentials"]) {
          await page.goto(path);
          await expectGood(page);
        }
        await page.goto("/affiliate/merchants");
        await page.getByRole("link", { name: "Northwind Trading" }).click();
        await page.getByRole("radio", { name: /^Only these permissions/ }).check();
        await expectGood(page);
      });
    });
  }
}
