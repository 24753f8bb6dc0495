import type { Page } from "@playwright/test";
import { expect, payWithCard, test, violationsOf } from "./portal";

const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** One h1, nothing wider than the screen, nothing axe objects to. */
async function expectGood(page: Page) {
  await expect(page.locator("h1:visible")).toHaveCount(1);
  expect(await page.title()).toMatch(/\S · Portico$/);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider).toBeLessThanOrEqual(0);
  expect(await violationsOf(page)).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test.describe(`${colorScheme}, ${size}`, () => {
      test.use({ colorScheme, viewport, reducedMotion: "reduce" } as object);

      test("the portal's pages and dialogs pass axe", async ({ portal, shop }) => {
        const { applicationId } = shop.demo;
        const { id } = await shop.checkout();
        const pages = [
          "/",
          "/payments",
          "/payments?q=nothing-like-this",
          `/payments/${id}`,
          "/applications",
          `/applications/${applicationId}`,
        ];
        for (const path of [...pages, "/payments/pay_none"]) {
          await test.step(path, async () => {
            await portal.goto(path);
            await expectGood(portal);
          });
        }
        const dialogs = ["/applications?create=1", `/applications/${applicationId}?create=1`];
        for (const path of dialogs) {
          await test.step(path, async () => {
            await portal.goto(path);
            const dialog = portal.getByRole("dialog");
            await dialog.getByRole("button", { name: /^Create/ }).click();
            await expect(dialog.getByRole("alert").filter({ hasText: "Check the marked fields" })).toBeVisible();
            expect(await violationsOf(portal)).toEqual([]);
          });
        }
      });

      test("signing in and paying pass axe", async ({ page, shop }) => {
        await page.goto("/sign-in");
        await expectGood(page);
        const { checkoutUrl } = await shop.checkout();
        await page.goto(checkoutUrl);
        await expectGood(page);
        await payWithCard(page, "soft_decline");
        await expectGood(page);
        await page.getByRole("radio", { name: /Bank transfer/ }).check();
        await page.getByRole("button", { name: /^Pay/ }).click();
        await expect(page.getByRole("heading", { level: 1, name: "How to pay" })).toBeVisible();
        await expectGood(page);
        await page.getByText("Choose another way to pay").click();
        await payWithCard(page, "approve");
        await expect(page.getByRole("heading", { level: 1, name: "Payment received" })).toBeVisible();
        await expectGood(page);
        await page.goto(checkoutUrl.slice(0, -2));
        await expectGood(page);
      });
    });
  }
}

test("every control of the list can be reached and used by keyboard alone", async ({ portal }) => {
  await portal.goto("/payments");
  // The list streams in behind its skeleton; keys pressed before it is there belong to nothing.
  await expect(portal.getByRole("row").nth(1)).toBeVisible();
  await portal.keyboard.press("Tab");
  await expect(portal.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await portal.keyboard.press("Enter");
  await portal.keyboard.press("Tab");
  await expect(portal.getByRole("link", { name: "Export CSV" })).toBeFocused();
  await portal.keyboard.press("Tab");
  await expect(portal.getByRole("searchbox")).toBeFocused();
  await portal.keyboard.press("Control+K");
  await expect(portal.getByPlaceholder("Go to a page or begin something")).toBeFocused();
  await portal.keyboard.type("applications");
  await portal.keyboard.press("Enter");
  await expect(portal).toHaveURL(/\/applications/);
});
