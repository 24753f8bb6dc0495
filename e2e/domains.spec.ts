import type { Page } from "@playwright/test";
import { expect, newReference, test } from "./portal";
import { choose, rowsOf } from "./reveal";

const newHost = () => `${newReference("host").toLowerCase()}.northwind.example`;
const rows = (page: Page, host: string) => rowsOf(page, "Domains", host);

async function add(page: Page) {
  await page.goto("/settings/domains");
  await page.getByRole("button", { name: "Add domain" }).click();
  return page.getByRole("dialog", { name: "Add domain" });
}

test("a sandbox domain takes an IP whitelist and can't be primary", async ({ portal }) => {
  const host = newHost();
  const dialog = await add(portal);
  const whitelist = dialog.getByRole("textbox", { name: /Sandbox IP Whitelist/ });
  const primary = dialog.getByRole("switch", { name: "Primary" });
  await expect(whitelist).toHaveCount(0);
  await dialog.getByLabel("API hostname (FQDN)").fill(`https://${host}/`);
  await primary.check();
  await dialog.getByRole("radio", { name: /^Sandbox/ }).check();
  await expect(primary).toBeDisabled();
  await expect(primary).not.toBeChecked();
  await expect(dialog.getByText("A domain can’t be both Primary and Sandbox.")).toBeVisible();

  await whitelist.fill("203.0.113.0/24, nowhere.example");
  await dialog.getByRole("button", { name: "Add domain" }).click();
  await expect(dialog.getByText(/without https:\/\//)).toBeVisible();
  await expect(dialog.getByText(/nowhere\.example.*Give an IP address/)).toBeVisible();
  await dialog.getByLabel("API hostname (FQDN)").fill(host);
  await whitelist.fill("203.0.113.0/24");
  await dialog.getByRole("button", { name: "Add domain" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(rows(portal, host)).toContainText("Sandbox");
  await expect(rows(portal, host)).toContainText("203.0.113.0/24");
  await portal.goto("/inbound-api-credentials");
  await expect(portal.getByRole("region", { name: "API URLs" })).toContainText(host);
});

test("a domain is edited but never renamed, and deleting it says what stops", async ({ portal }) => {
  const host = newHost();
  const dialog = await add(portal);
  await dialog.getByLabel("API hostname (FQDN)").fill(host);
  await dialog.getByRole("button", { name: "Add domain" }).click();
  await expect(rows(portal, host)).toContainText("Live");

  await choose(portal, host, "Edit");
  const edit = portal.getByRole("dialog", { name: "Edit domain" });
  await expect(edit.getByLabel("API hostname (FQDN)")).toHaveCount(0);
  await edit.getByLabel(/^Description/).fill("For the second vendor");
  await edit.getByRole("button", { name: "Save domain" }).click();
  await expect(rows(portal, host)).toContainText("For the second vendor");

  await choose(portal, host, "Delete");
  const question = portal.getByRole("alertdialog", { name: "Delete domain" });
  await expect(question).toContainText(`${host}/api/integration/crm/`);
  await expect(question.getByRole("button", { name: "Keep domain" })).toBeFocused();
  await question.getByRole("button", { name: "Delete domain" }).click();
  await expect(question).toHaveCount(0);
  await expect(rows(portal, host)).toHaveCount(0);
});

test("a host that is taken is refused without anything being lost", async ({ portal }) => {
  const dialog = await add(portal);
  await dialog.getByLabel("API hostname (FQDN)").fill("sandbox.northwind.example");
  await dialog.getByRole("button", { name: "Add domain" }).click();
  await expect(dialog.getByRole("alert")).toContainText(/already/);
  await expect(dialog.getByLabel("API hostname (FQDN)")).toHaveValue("sandbox.northwind.example");
});
