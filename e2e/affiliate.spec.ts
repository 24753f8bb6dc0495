import type { Browser, Locator, Page } from "@playwright/test";
import { expect, newReference, signIn, test } from "./portal";
import { choose, copyAndClose, expectEveryExitAsks, rowsOf } from "./reveal";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

type People = { signIns: { role: string; email: string; password: string }[] };

/** The demo's affiliate, in a browser of its own. */
async function affiliate(browser: Browser, { signIns }: People, baseURL: string | undefined): Promise<Page> {
  const person = signIns.find(({ role }) => role === "affiliate-owner");
  if (!person) throw new Error("the demo has no affiliate");
  const context = await browser.newContext({ baseURL, permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  await signIn(page, person);
  return page;
}

async function openMerchant(page: Page): Promise<void> {
  await page.goto("/affiliate/merchants");
  await page.getByRole("link", { name: "Northwind Trading" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Northwind Trading" })).toBeVisible();
}

async function create(page: Page, button: string, name: string): Promise<Locator> {
  await page.getByRole("button", { name: button }).click();
  const dialog = page.getByRole("dialog", { name: button });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: button }).click();
  return dialog;
}

test("the merchant sees the credential its affiliate made and revokes it", async ({
  portal,
  shop,
  browser,
  baseURL,
}) => {
  const partner = await affiliate(browser, shop.demo, baseURL);
  await openMerchant(partner);
  const name = newReference("pos");
  const dialog = await create(partner, "Create credential", name);
  await expect(dialog.getByText(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)).toBeVisible();
  expect(await copyAndClose(partner, dialog)).toMatch(/^pms_test_/);
  await expect(rowsOf(partner, "Credentials", name)).toContainText("Active");

  await portal.goto("/settings/integrations/merchant-credentials");
  await expect(rowsOf(portal, "Merchant credentials", name)).toContainText("Harbor Partners");
  await choose(portal, name, "Revoke");
  const question = portal.getByRole("alertdialog", { name: "Revoke merchant credential" });
  await expect(question).toContainText("Harbor Partners made it");
  await question.getByRole("button", { name: "Revoke credential" }).click();
  await expect(question).toHaveCount(0);
  await expect(rowsOf(portal, "Merchant credentials", name)).toHaveCount(0);
  await partner.reload();
  await expect(rowsOf(partner, "Credentials", name)).toHaveCount(0);
});

test("no way of closing loses an uncopied client secret without asking, and what was made can be deleted", async ({
  shop,
  browser,
  baseURL,
}) => {
  const partner = await affiliate(browser, shop.demo, baseURL);
  await openMerchant(partner);
  const name = newReference("guard");
  await expectEveryExitAsks(partner, await create(partner, "Create credential", name), "client secret");
  await choose(partner, name, "Delete");
  const question = partner.getByRole("alertdialog", { name: "Delete merchant credential" });
  await expect(question).toContainText(name);
  await expect(question.getByRole("button", { name: "Keep credential" })).toBeFocused();
  await question.getByRole("button", { name: "Delete credential" }).click();
  await expect(question).toHaveCount(0);
  await expect(rowsOf(partner, "Credentials", name)).toHaveCount(0);
});

test("both sides see the permission ceiling, as soon as it is set", async ({ portal, shop, browser, baseURL }) => {
  const partner = await affiliate(browser, shop.demo, baseURL);
  await openMerchant(partner);
  await partner.getByRole("radio", { name: /^Only these permissions/ }).check();
  await expect(partner.getByText(/every call for Northwind Trading would be refused/)).toBeVisible();
  await partner.getByRole("checkbox", { name: /payments\.get/ }).check();
  await partner.getByRole("button", { name: "Set permission ceiling" }).click();
  await expect(partner.getByText("Saved. It holds from the next request on.")).toBeVisible();
  for (const path of ["/settings/integrations", "/settings/integrations/merchant-credentials"]) {
    await portal.goto(path);
    await expect(portal.getByText(/no more than: payments\.get\. Anything else is refused/)).toBeVisible();
  }
  await partner.goto("/affiliate/merchants");
  await expect(rowsOf(partner, "Merchants", "Northwind Trading")).toContainText("1 permission");

  await openMerchant(partner);
  await partner.getByRole("radio", { name: /^No limit/ }).check();
  await partner.getByRole("button", { name: "Set permission ceiling" }).click();
  await expect(partner.getByText("Saved. It holds from the next request on.")).toBeVisible();
  await portal.reload();
  await expect(portal.getByText("It sets no limit on what your credentials may do.")).toBeVisible();
});

test("an affiliate makes credentials of its own, and a merchant those of its account", async ({
  portal,
  shop,
  browser,
  baseURL,
}) => {
  const partner = await affiliate(browser, shop.demo, baseURL);
  const own = newReference("own");
  await partner.goto("/affiliate/api-credentials");
  await copyAndClose(partner, await create(partner, "Create API credential", own));
  await expect(rowsOf(partner, "API credentials", own)).toContainText("All of the affiliate API");

  const name = newReference("books");
  await portal.goto("/settings/integrations/merchant-credentials");
  await copyAndClose(portal, await create(portal, "Create merchant credential", name));
  await expect(rowsOf(portal, "Merchant credentials", name)).toContainText("This account");
  await choose(portal, name, "Disable");
  await portal.getByRole("alertdialog").getByRole("button", { name: "Disable merchant credential" }).click();
  await expect(rowsOf(portal, "Merchant credentials", name)).toContainText("Disabled");
});

test("an affiliate has no merchant's pages, and a merchant no affiliate's", async ({
  portal,
  shop,
  browser,
  baseURL,
}) => {
  const partner = await affiliate(browser, shop.demo, baseURL);
  const refused = async (page: Page, path: string) => {
    await expect(page.locator(`a[href="${path}"]`)).toHaveCount(0);
    const answer = await page.goto(path);
    expect([403, 404]).toContain(answer?.status());
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      answer?.status() === 403 ? "Your role doesn’t open this page" : "This page doesn’t exist here",
    );
  };
  for (const path of ["/settings/integrations", "/settings/domains", "/inbound-api-credentials"])
    await refused(partner, path);
  for (const path of ["/affiliate/merchants", "/affiliate/api-credentials"]) await refused(portal, path);
});

test("an affiliate stops a credential it made and lets it work again, and the merchant can part from it", async ({
  portal,
  shop,
  browser,
  baseURL,
}) => {
  const partner = await affiliate(browser, shop.demo, baseURL);
  await openMerchant(partner);
  const name = newReference("till");
  await copyAndClose(partner, await create(partner, "Create credential", name));
  await choose(partner, name, "Disable");
  await partner.getByRole("alertdialog").getByRole("button", { name: "Disable merchant credential" }).click();
  await expect(rowsOf(partner, "Credentials", name)).toContainText("Disabled");
  await choose(partner, name, "Enable");
  await expect(rowsOf(partner, "Credentials", name)).toContainText("Active");

  await portal.goto("/settings/integrations/merchant-credentials");
  await portal.getByRole("button", { name: "Leave affiliate" }).click();
  const question = portal.getByRole("alertdialog", { name: "Leave affiliate" });
  await expect(question).toContainText("Harbor Partners");
  await expect(question.getByRole("button", { name: "Stay with affiliate" })).toBeFocused();
  await question.getByRole("button", { name: "Stay with affiliate" }).click();
  await expect(rowsOf(portal, "Merchant credentials", name)).toContainText("Active");
});
