import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { expect, newReference, test } from "./portal";
import { choose, copyAndClose, expectEveryExitAsks, rowsOf } from "./reveal";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const rows = (page: Page, name: string) => rowsOf(page, "API keys", name);
const call = (request: APIRequestContext, key: string) =>
  request.get("/api/payment", { headers: { authorization: `Bearer ${key}` } });

async function open(page: Page): Promise<Locator> {
  await page.goto("/settings/integrations");
  await page.getByRole("button", { name: "GENERATE API KEY" }).click();
  return page.getByRole("dialog", { name: "Generate API key" });
}

async function generate(page: Page, name: string, mode: "Production" | "Sandbox"): Promise<Locator> {
  const dialog = await open(page);
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Company").selectOption({ label: "Northwind Outlet" });
  await dialog.getByRole("radio", { name: mode }).check();
  await dialog.getByRole("button", { name: "GENERATE" }).click();
  return dialog;
}

test("a key needs a name and a mode", async ({ portal }) => {
  const dialog = await open(portal);
  await dialog.getByRole("button", { name: "GENERATE" }).click();
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await expect(dialog.getByText("Choose Production or Sandbox.")).toBeVisible();
  await portal.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
});

test("a key is listed with its company and mode, and goes only behind the toggle", async ({ portal, request }) => {
  const name = newReference("key");
  const key = await copyAndClose(portal, await generate(portal, name, "Sandbox"));
  expect(key).toMatch(/^pak_test_/);
  await expect(rows(portal, name)).toContainText("Northwind Outlet");
  await expect(rows(portal, name)).toContainText("Sandbox");
  expect((await call(request, key)).status()).toBe(200);

  await choose(portal, name, "Delete");
  const question = portal.getByRole("alertdialog", { name: "Delete API key" });
  await expect(question).toContainText(name);
  await expect(question.getByRole("button", { name: "Keep API key" })).toBeFocused();
  await expect(question.getByRole("button", { name: "DELETE" })).toBeDisabled();
  await question.getByRole("switch", { name: "I really want to delete this API Key" }).check();
  await question.getByRole("button", { name: "DELETE" }).click();
  await expect(question).toHaveCount(0);
  await expect(rows(portal, name)).toHaveCount(0);
  expect((await call(request, key)).status()).toBe(401);
});

test("a key can be narrowed when it is made, to the permissions of the CRM too", async ({ portal, request }) => {
  const dialog = await open(portal);
  await dialog.getByLabel("Name").fill(newReference("narrow"));
  await dialog.getByLabel("Company").selectOption({ label: "Northwind Outlet" });
  await dialog.getByRole("radio", { name: "Sandbox" }).check();
  await dialog.getByText("Narrow what it may do").click();
  await dialog.getByRole("checkbox", { name: /^Full access/ }).uncheck();
  await dialog.getByRole("button", { name: "GENERATE" }).click();
  await expect(dialog.getByText("choose at least one scope")).toBeVisible();
  await dialog.getByRole("checkbox", { name: /^Read customers/ }).check();
  await dialog.getByRole("button", { name: "GENERATE" }).click();
  const key = await copyAndClose(portal, dialog);
  expect((await call(request, key)).status()).toBe(403);
  const headers = { authorization: `Bearer ${key}` };
  expect((await request.get("/api/integration/crm/customers", { headers })).status()).toBe(200);
});

test("no way of closing loses an uncopied key without asking", async ({ portal }) => {
  await expectEveryExitAsks(portal, await generate(portal, newReference("guard"), "Production"), "API key");
});

test("a key can be rotated, and disabled and enabled again", async ({ portal, request }) => {
  const name = newReference("spin");
  const old = await copyAndClose(portal, await generate(portal, name, "Sandbox"));
  await choose(portal, name, "Rotate");
  const dialog = portal.getByRole("dialog", { name: "Rotate API key" });
  await dialog.getByRole("radio", { name: "Now", exact: true }).check();
  await dialog.getByRole("button", { name: "Rotate API key" }).click();
  const fresh = await copyAndClose(portal, dialog);
  expect((await call(request, old)).status()).toBe(401);

  await choose(portal, name, "Disable");
  await portal.getByRole("alertdialog").getByRole("button", { name: "Disable API key" }).click();
  await expect(rows(portal, name)).toContainText("Disabled");
  expect((await call(request, fresh)).status()).toBe(401);
  await choose(portal, name, "Enable");
  await expect(rows(portal, name)).toContainText("Active");
  expect((await call(request, fresh)).status()).toBe(200);
});
