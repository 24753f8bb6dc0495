import type { Page } from "@playwright/test";
import { expect, violationsOf } from "./portal";

const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** One h1, nothing wider than the screen and nothing axe objects to, in both themes and at both widths. */
export async function expectGoodEverywhere(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const colorScheme of ["light", "dark"] as const) {
    for (const size of Object.values(SIZES)) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize(size);
      await expect(page.locator("h1:visible")).toHaveCount(1);
      const wider = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      await expect.poll(wider).toBeLessThanOrEqual(0);
      expect(await violationsOf(page)).toEqual([]);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  if (before) await page.setViewportSize(before);
}
