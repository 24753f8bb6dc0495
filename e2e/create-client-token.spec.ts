import type { Locator, Page } from "@playwright/test";
import { createCheckout, expect, newReference, test } from "./portal";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

/** Opens the demo's application and makes a token; hands back the dialog that shows it. */
async function createToken(page: Page, applicationId: string, label: string): Promise<Locator> {
  await page.goto(`/applications/${applicationId}`);
  await page.getByRole("button", { name: "Create API Access Token" }).click();
  const dialog = page.getByRole("dialog", { name: "Create New API Access Token" });
  await dialog.getByLabel("Label").fill(label);
  await dialog.getByRole("checkbox", { name: /Create payment checkout sessions/ }).check();
  await dialog.getByRole("button", { name: "Create API Access Token" }).click();
  await expect(dialog.locator("[data-secret]")).toBeVisible();
  return dialog;
}

const rowOf = (page: Page, label: string) =>
  page.getByRole("table", { name: "API access tokens" }).getByRole("row").filter({ hasText: label });

test("a merchant makes a token, sees it once, calls the API with it, and revokes it", async ({
  portal,
  request,
  shop,
}) => {
  const { applicationId, clientId } = shop.demo;
  const label = newReference("token");
  const dialog = await createToken(portal, applicationId, label);
  const token = (await dialog.locator("[data-secret]").textContent()) ?? "";
  await dialog.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(dialog.getByText("Copied to your clipboard.")).toBeVisible();
  expect(await portal.evaluate(() => navigator.clipboard.readText())).toBe(token);

  await portal.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  expect(await portal.content()).not.toContain(token);
  await portal.reload();
  expect(await portal.content()).not.toContain(token);

  const call = () => createCheckout(request, token, { clientId, reference: newReference("call") });
  expect((await call()).status()).toBe(201);

  await expect(rowOf(portal, label)).toContainText("Active");
  await portal.getByRole("button", { name: `Actions for ${label}` }).click();
  await portal.getByRole("menuitem", { name: "Revoke" }).click();
  const question = portal.getByRole("alertdialog", { name: "Confirm Deletion of Access Token" });
  await expect(question).toContainText(label);
  await expect(question.getByRole("button", { name: "Keep Access Token" })).toBeFocused();
  await question.getByRole("button", { name: "Delete Access Token" }).click();
  await expect(rowOf(portal, label)).toContainText("Revoked");
  expect((await call()).status()).toBe(401);
});

test("no way of closing loses an uncopied token without asking", async ({ portal, shop }) => {
  const dialog = await createToken(portal, shop.demo.applicationId, newReference("guard"));
  const address = portal.url();
  const exits: Record<string, () => Promise<unknown>> = {
    "the X": () => dialog.getByRole("button", { name: "Close", exact: true }).click(),
    Escape: () => portal.keyboard.press("Escape"),
    "the backdrop": () => portal.mouse.click(5, 5),
    back: () => portal.evaluate(() => window.history.back()),
    "a link on the page": () =>
      portal
        .locator('a[href="/payments"]')
        .first()
        .evaluate((link: HTMLElement) => link.click()),
  };
  for (const [name, leave] of Object.entries(exits)) {
    await test.step(name, async () => {
      await leave();
      await expect(dialog.getByText("Have you copied the token?")).toBeVisible();
      await dialog.getByRole("button", { name: "Go back" }).click();
      await expect(dialog.getByText("Have you copied the token?")).toHaveCount(0);
      await expect(dialog.locator("[data-secret]")).toBeVisible();
      expect(portal.url()).toBe(address);
    });
  }

  await test.step("leaving the site", async () => {
    const asked = portal.waitForEvent("dialog");
    await portal.close({ runBeforeUnload: true });
    const warning = await asked;
    expect(warning.type()).toBe("beforeunload");
    await warning.dismiss();
    await expect(dialog.locator("[data-secret]")).toBeVisible();
  });

  await portal.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "Yes, close" }).click();
  await expect(dialog).toHaveCount(0);
});

test("after copying, closing asks nothing, and the dialog opens empty again", async ({ portal, shop }) => {
  const dialog = await createToken(portal, shop.demo.applicationId, newReference("copied"));
  await dialog.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(dialog.getByText("Copied to your clipboard.")).toBeVisible();
  await dialog.getByRole("button", { name: "Close", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await portal.getByRole("button", { name: "Create API Access Token" }).click();
  await expect(dialog.getByLabel("Label")).toHaveValue("");
  await expect(dialog.locator("[data-secret]")).toHaveCount(0);
});

test("a browser without a clipboard selects the token instead, and that does not count as copied", async ({
  portal,
  shop,
}) => {
  await portal.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("refused")) } });
  });
  const dialog = await createToken(portal, shop.demo.applicationId, newReference("no-clipboard"));
  await dialog.getByRole("button", { name: "Copy", exact: true }).click();
  const field = dialog.getByRole("textbox", { name: "Your token" });
  await expect(field).toBeVisible();
  expect(await field.evaluate((area: HTMLTextAreaElement) => area.selectionEnd - area.selectionStart)).toBeGreaterThan(
    30,
  );
  await portal.keyboard.press("Escape");
  await expect(dialog.getByText("Have you copied the token?")).toBeVisible();
});

test("what was typed wrong is named, and what was typed right stays", async ({ portal, shop }) => {
  await portal.goto(`/applications/${shop.demo.applicationId}?create=1`);
  const dialog = portal.getByRole("dialog", { name: "Create New API Access Token" });
  await dialog.getByRole("textbox", { name: /Whitelisted IPs/ }).fill("203.0.113.7, shop.example, 10.0.0.5/8");
  await dialog.getByLabel("Expiration date").fill("2090-01-31");
  await expect(dialog.getByText(/refused from 1 Feb 2090/)).toBeVisible();

  const all = dialog.getByRole("checkbox", { name: /Full access/ });
  const one = dialog.getByRole("checkbox", { name: /Retrieve payment details/ });
  await one.check();
  await all.check();
  await expect(one).not.toBeChecked();
  await expect(one).toBeDisabled();

  await dialog.getByRole("button", { name: "Create API Access Token" }).click();
  await expect(dialog.getByLabel("Label")).toBeFocused();
  await expect(dialog.getByText(/shop\.example: .*10\.0\.0\.5\/8: /)).toBeVisible();
  await expect(dialog.getByLabel("Expiration date")).toHaveValue("2090-01-31");
  await expect(all).toBeChecked();
});

test("an application shows its webhook secret once, and its .env block names exactly three variables", async ({
  portal,
}) => {
  await portal.goto("/applications?create=1");
  const dialog = portal.getByRole("dialog", { name: "Create payment application" });
  const name = newReference("shop");
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("Search currencies").fill("yen");
  await dialog.getByRole("checkbox", { name: /JPY/ }).check();
  await dialog.getByRole("button", { name: "Create payment application" }).click();
  const secret = (await dialog.locator("[data-secret]").textContent()) ?? "";
  expect(secret).toMatch(/^whsec_/);
  await portal.keyboard.press("Escape");
  await expect(dialog.getByText("Have you copied the webhook secret?")).toBeVisible();
  await dialog.getByRole("button", { name: "Go back" }).click();
  await dialog.getByRole("button", { name: "Copy", exact: true }).click();
  await dialog.getByRole("button", { name: "Open the application" }).click();

  await expect(portal.getByRole("heading", { level: 1, name })).toBeVisible();
  expect(await portal.content()).not.toContain(secret);
  const block = portal.getByRole("region", { name: ".env" });
  expect((await block.innerText()).trim()).toMatch(
    /^PAYMENT_CLIENT_ID=[a-z0-9]{32}\nPAYMENT_CLIENT_TOKEN=\nWEBHOOK_SECRET=$/,
  );
});
