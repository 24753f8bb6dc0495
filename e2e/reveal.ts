import { expect, type Locator, type Page, test } from "@playwright/test";

/** The secret a dialog shows. */
export async function secretIn(dialog: Locator): Promise<string> {
  await expect(dialog.locator("[data-secret]")).toBeVisible();
  return (await dialog.locator("[data-secret]").textContent()) ?? "";
}

/** Copies the secret; closing then asks nothing, and the value is gone from the page and stays gone. */
export async function copyAndClose(page: Page, dialog: Locator): Promise<string> {
  const secret = await secretIn(dialog);
  await dialog.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(dialog.getByText("Copied to your clipboard.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  expect(await page.content()).not.toContain(secret);
  return secret;
}

/** Tries every way of closing a dialog whose secret was not copied: each asks, and going back keeps the value there. */
export async function expectEveryExitAsks(page: Page, dialog: Locator, what: string): Promise<void> {
  const secret = await secretIn(dialog);
  const address = page.url();
  const question = dialog.getByText(`Have you copied the ${what}?`);
  const exits: Record<string, () => Promise<unknown>> = {
    Done: () => dialog.getByRole("button", { name: "Done" }).click(),
    "the X": () => dialog.getByRole("button", { name: "Close", exact: true }).click(),
    Escape: () => page.keyboard.press("Escape"),
    "the backdrop": () => page.mouse.click(5, 5),
    back: () => page.evaluate(() => window.history.back()),
    "a link on the page": () =>
      page
        .locator('a[href="/"]')
        .first()
        .evaluate((link: HTMLElement) => link.click()),
  };
  for (const [name, leave] of Object.entries(exits)) {
    await test.step(`closing by ${name} asks`, async () => {
      await leave();
      await expect(question).toBeVisible();
      await dialog.getByRole("button", { name: "Go back" }).click();
      await expect(question).toHaveCount(0);
      await expect(dialog.locator("[data-secret]")).toHaveText(secret);
      expect(page.url()).toBe(address);
    });
  }
  await test.step("leaving the site asks", async () => {
    const asked = page.waitForEvent("dialog");
    await page.close({ runBeforeUnload: true });
    const warning = await asked;
    expect(warning.type()).toBe("beforeunload");
    await warning.dismiss();
    await expect(dialog.locator("[data-secret]")).toHaveText(secret);
  });
  await test.step("and only a yes lets go of it", async () => {
    await page.keyboard.press("Escape");
    await dialog.getByRole("button", { name: "Yes, close" }).click();
    await expect(dialog).toHaveCount(0);
    expect(await page.content()).not.toContain(secret);
  });
}

/** Opens the menu of a row and chooses one of its lines. */
export async function choose(page: Page, row: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${row}` }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

/** The rows of a list that name this. */
export const rowsOf = (page: Page, table: string, text: string) =>
  page.getByRole("table", { name: table }).getByRole("row").filter({ hasText: text });
