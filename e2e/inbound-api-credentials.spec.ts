import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { expect, newReference, signIn, test } from "./portal";
import { choose, copyAndClose, expectEveryExitAsks, rowsOf } from "./reveal";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const PAGE = "/inbound-api-credentials";
const HERE = "127.0.0.0/8, ::1";
const rows = (page: Page, name: string) => rowsOf(page, "API Access Tokens", name);
const call = (request: APIRequestContext, token: string) =>
  request.get("/api/integration/crm/customers", { headers: { authorization: `Bearer ${token}` } });

/** Fills and sends the creation dialog; hands it back as it shows the token. */
async function create(page: Page, name: string, ips = HERE): Promise<Locator> {
  await page.goto(PAGE);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Create New API Access Token" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("checkbox", { name: /customers\.read/ }).check();
  await dialog.getByRole("textbox", { name: /Whitelisted IPs/ }).fill(ips);
  await dialog.getByRole("button", { name: "Create access token" }).click();
  return dialog;
}

test("every domain of the brand is an API URL with its badge, its label and a copy button", async ({ portal }) => {
  await portal.goto(PAGE);
  const urls = portal.getByRole("region", { name: "API URLs" });
  const entry = (host: string) => urls.getByRole("listitem").filter({ hasText: host });
  const [live, sandbox] = [entry("pay.northwind.example"), entry("sandbox.northwind.example")];
  await expect(live).toContainText("Live");
  await expect(sandbox).toContainText("Sandbox");
  await expect(sandbox).toContainText("Provide to integrator as Docs & Endpoint");
  await sandbox.getByRole("button", { name: /^Copy API URL/ }).click();
  await expect(sandbox.getByRole("status")).toHaveText("Copied");
  expect(await portal.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^https?:\/\/sandbox\.northwind\.example\/api\/integration\/crm\/$/,
  );
  const tokens = portal.getByRole("region", { name: "API Access Tokens" });
  const [left, right] = [await urls.boundingBox(), await tokens.boundingBox()];
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThan(right?.x ?? 0);
  await portal.setViewportSize({ width: 390, height: 844 });
  const [above, below] = [await urls.boundingBox(), await tokens.boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThan(below?.y ?? 0);
});

test("a token is made, seen once, used, shown in its five columns, and deleted with its name before one's eyes", async ({
  portal,
  request,
}) => {
  const name = newReference("vendor");
  const token = await copyAndClose(portal, await create(portal, name));
  await expect(rows(portal, name)).toContainText("Never used");
  expect((await call(request, token)).status()).toBe(200);

  await portal.getByRole("button", { name: "Refresh" }).click();
  await expect(portal.getByRole("status").filter({ hasText: "Refreshed" })).toHaveCount(1);
  await expect(async () => {
    await portal.getByRole("button", { name: "Refresh" }).click();
    await expect(rows(portal, name)).not.toContainText("Never used", { timeout: 500 });
  }).toPass();
  expect(await portal.getByRole("columnheader").allInnerTexts()).toEqual([
    "Name",
    "Permissions",
    "Whitelisted IPs",
    "Expiration",
    "Last Access",
    "Actions",
  ]);
  await expect(rows(portal, name)).toContainText("Never");
  expect(await portal.content()).not.toContain(token);

  await choose(portal, name, "Delete");
  const question = portal.getByRole("alertdialog", { name: "Confirm Deletion of Access Token" });
  await expect(question).toContainText(name);
  await expect(question).toContainText("Any system using this token immediately loses access");
  await expect(question.getByRole("button", { name: "Keep Access Token" })).toBeFocused();
  await portal.keyboard.press("Enter");
  await expect(question).toHaveCount(0);
  await expect(portal.getByRole("button", { name: `Actions for ${name}` })).toBeFocused();
  expect((await call(request, token)).status()).toBe(200);

  await choose(portal, name, "Delete");
  await question.getByRole("button", { name: "Delete Access Token" }).click();
  await expect(question).toHaveCount(0);
  await expect(rows(portal, name)).toHaveCount(0);
  expect((await call(request, token)).status()).toBe(401);
});

test("no way of closing loses an uncopied access token without asking", async ({ portal }) => {
  await expectEveryExitAsks(portal, await create(portal, newReference("guard")), "access token");
  await portal.getByRole("button", { name: "Add", exact: true }).click();
  const again = portal.getByRole("dialog", { name: "Create New API Access Token" });
  await expect(again.getByLabel("Name")).toHaveValue("");
  await expect(again.locator("[data-secret]")).toHaveCount(0);
});

test("what is wrong is named field by field, every bad address by itself, and nothing is made", async ({ portal }) => {
  const dialog = await create(portal, "ab", "shop.example, 10.0.0.5/8");
  await expect(dialog.getByRole("alert")).toContainText("Check the marked fields");
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await expect(dialog.getByText("At least 3 characters.")).toBeVisible();
  await expect(dialog.getByText(/shop\.example.*Did you mean 10\.0\.0\.0\/8\?/)).toBeVisible();

  const name = newReference("wide");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("checkbox", { name: /customers\.read/ }).uncheck();
  await dialog.getByRole("textbox", { name: /Whitelisted IPs/ }).fill("0.0.0.0/0");
  await dialog.getByLabel(/^Expiration/).fill("2020-01-31");
  await dialog.getByRole("button", { name: "Create access token" }).click();
  await expect(dialog.getByText(/choose at least one/i)).toBeVisible();
  await expect(dialog.getByText(/0\.0\.0\.0\/0 lets every address in/)).toBeVisible();

  await dialog.getByRole("checkbox", { name: /customers\.read/ }).check();
  await dialog.getByRole("switch", { name: "I want to let every address in" }).check();
  await dialog.getByRole("button", { name: "Create access token" }).click();
  await expect(dialog.getByText(/Tomorrow is the earliest day/)).toBeVisible();
  await dialog.getByLabel(/^Expiration/).fill("2090-01-31");
  await expect(dialog.getByText(/refused from 1 Feb 2090/)).toBeVisible();
  await dialog.getByRole("button", { name: "Create access token" }).click();
  await copyAndClose(portal, dialog);
  await expect(rows(portal, name)).toContainText("31 Jan 2090");
  await expect(rows(portal, "ab").filter({ hasText: /^ab$/ })).toHaveCount(0);
});

test("editing changes permissions and addresses at once, learns a refused address, and offers no name", async ({
  portal,
  request,
}) => {
  const name = newReference("edit");
  const token = await copyAndClose(portal, await create(portal, name, "203.0.113.7"));
  expect((await call(request, token)).status()).toBe(403);
  await expect(async () => {
    await portal.getByRole("button", { name: "Refresh" }).click();
    await expect(rows(portal, name)).toContainText("the address is not whitelisted", { timeout: 500 });
  }).toPass();

  await choose(portal, name, "Edit");
  const dialog = portal.getByRole("dialog", { name: "Edit API Access Token" });
  await expect(dialog.getByLabel("Name")).toHaveCount(0);
  await expect(dialog.getByLabel(/Expiration/)).toHaveCount(0);
  await dialog.getByRole("button", { name: /^Seen from .+ — add$/ }).click();
  await dialog.getByRole("checkbox", { name: /customers\.read/ }).uncheck();
  await dialog.getByRole("button", { name: "Save access token" }).click();
  await expect(dialog.getByText(/choose at least one/i)).toBeVisible();
  await dialog.getByRole("checkbox", { name: /customers\.read/ }).check();
  await dialog.getByRole("button", { name: "Save access token" }).click();
  await expect(dialog).toHaveCount(0);
  expect((await call(request, token)).status()).toBe(200);
});

test("a disabled token opens nothing until it is enabled again", async ({ portal, request }) => {
  const name = newReference("pause");
  const token = await copyAndClose(portal, await create(portal, name));
  await choose(portal, name, "Disable");
  await portal
    .getByRole("alertdialog", { name: "Disable access token" })
    .getByRole("button", { name: "Disable access token" })
    .click();
  await expect(rows(portal, name)).toContainText("Disabled");
  expect((await call(request, token)).status()).toBe(401);
  await choose(portal, name, "Enable");
  await expect(rows(portal, name)).not.toContainText("Disabled");
  expect((await call(request, token)).status()).toBe(200);
});

test("without the permission the page is refused with 403 and nothing leads to it", async ({ page, shop }) => {
  const viewer = shop.demo.signIns.find(({ role }) => role === "viewer");
  if (!viewer) throw new Error("the demo has no viewer");
  await signIn(page, viewer);
  await expect(page.locator(`a[href="${PAGE}"]`)).toHaveCount(0);
  for (const path of [
    PAGE,
    "/settings/integrations",
    "/settings/integrations/merchant-credentials",
    "/settings/domains",
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(403);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your role doesn’t open this page");
  }
});
