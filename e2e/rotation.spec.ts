import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { expect, newReference, test } from "./portal";
import { choose, copyAndClose, expectEveryExitAsks, rowsOf } from "./reveal";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const call = (request: APIRequestContext, token: string) =>
  request.get("/api/integration/crm/customers", { headers: { authorization: `Bearer ${token}` } });
const rows = (page: Page, name: string) => rowsOf(page, "API Access Tokens", name);

async function make(page: Page, name: string, ips = "127.0.0.0/8, ::1"): Promise<string> {
  await page.goto("/inbound-api-credentials?create=1");
  const dialog = page.getByRole("dialog", { name: "Create New API Access Token" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("checkbox", { name: /customers\.read/ }).check();
  await dialog.getByRole("textbox", { name: /Whitelisted IPs/ }).fill(ips);
  await dialog.getByRole("button", { name: "Create access token" }).click();
  return copyAndClose(page, dialog);
}

async function rotate(page: Page, name: string, grace: string): Promise<Locator> {
  await choose(page, name, "Rotate");
  const dialog = page.getByRole("dialog", { name: "Rotate access token" });
  await expect(dialog.getByRole("radio")).toHaveCount(5);
  await expect(dialog.getByRole("radio", { name: "24 hours", exact: true })).toBeFocused();
  await dialog.getByRole("radio", { name: grace, exact: true }).check();
  return dialog;
}

test("with a grace period both tokens work, and the list says which replaces which and until when", async ({
  portal,
  request,
}) => {
  const name = newReference("grace");
  const old = await make(portal, name);
  const dialog = await rotate(portal, name, "3 days");
  await expect(
    dialog.getByRole("status").filter({ hasText: /The old one works until .+ \d\d:\d\d:\d\d/ }),
  ).toBeVisible();
  await dialog.getByRole("button", { name: "Rotate access token" }).click();
  const fresh = await copyAndClose(portal, dialog);

  expect(fresh).not.toBe(old);
  expect((await call(request, old)).status()).toBe(200);
  expect((await call(request, fresh)).status()).toBe(200);
  const replaced = rows(portal, name).filter({ hasText: "Rotating" });
  await expect(replaced).toContainText(`Replaced by ${fresh.slice(0, 13)}…`);
  await expect(replaced).toContainText("works until");
  await expect(rows(portal, name)).toHaveCount(2);
});

test("with none the old token is refused at once, and its row's going does not take the new one away", async ({
  portal,
  request,
}) => {
  const name = newReference("now");
  const old = await make(portal, name);
  const dialog = await rotate(portal, name, "Now");
  await expect(dialog.getByText("The old one is refused from the very next call.")).toBeVisible();
  await dialog.getByRole("button", { name: "Rotate access token" }).click();
  const fresh = await copyAndClose(portal, dialog);
  await expect(rows(portal, name)).toHaveCount(1);
  expect((await call(request, old)).status()).toBe(401);
  expect((await call(request, fresh)).status()).toBe(200);
});

test("no way of closing loses an uncopied successor without asking", async ({ portal }) => {
  const name = newReference("keep");
  await make(portal, name);
  const dialog = await rotate(portal, name, "1 hour");
  await dialog.getByRole("button", { name: "Rotate access token" }).click();
  await expectEveryExitAsks(portal, dialog, "new access token");
});

test("a client token of an application is rotated the same way", async ({ portal, shop }) => {
  await portal.goto(`/applications/${shop.demo.applicationId}?create=1`);
  const label = newReference("client");
  const creation = portal.getByRole("dialog", { name: "Create New API Access Token" });
  await creation.getByLabel("Label").fill(label);
  await creation.getByRole("checkbox", { name: /payments\.get/ }).check();
  await creation.getByRole("button", { name: "Create API Access Token" }).click();
  await copyAndClose(portal, creation);

  await choose(portal, label, "Rotate");
  const dialog = portal.getByRole("dialog", { name: "Rotate token" });
  await dialog.getByRole("button", { name: "Rotate token" }).click();
  expect(await copyAndClose(portal, dialog)).toMatch(/^pct_test_/);
  await expect(rowsOf(portal, "API access tokens", label).filter({ hasText: "Rotating" })).toHaveCount(1);
});

test("a long list of addresses is folded, and unfolds in its row", async ({ portal }) => {
  const name = newReference("many");
  await make(portal, name, Array.from({ length: 20 }, (_, last) => `10.0.0.${last}`).join("\n"));
  const row = rows(portal, name);
  await expect(row.getByText("10.0.0.7/32")).toBeVisible();
  await expect(row.getByText("10.0.0.8/32")).toBeHidden();
  await row.getByText("12 more").click();
  await expect(row.getByText("10.0.0.19/32")).toBeVisible();
});
