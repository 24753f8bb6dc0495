import { field, installed, openForm } from "./integration-pages";
import { expect, newReference, test, violationsOf } from "./portal";

test("a script is written, tried without reaching anybody, saved in versions and used by an integration", async ({
  portal,
}) => {
  const name = newReference("Acme");
  await portal.goto("/setup/integrations/scripts/new");
  await expect(portal.getByLabel("Script", { exact: true })).toHaveValue(/export async function createPayment/);

  await portal.getByRole("button", { name: "Run" }).click();
  await expect(portal.getByText("Ran", { exact: true })).toBeVisible();
  await expect(portal.getByText('"providerRef": "ch_1"')).toBeVisible();
  await expect(portal.getByText("POST https://sandbox.acmepay.example/v1/charges")).toBeVisible();

  await portal.getByLabel("Name").fill(name);
  await portal.getByRole("button", { name: "Save script" }).click();
  await expect(portal.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(portal.getByText("Version 1", { exact: true })).toBeVisible();
  expect(await violationsOf(portal)).toEqual([]);

  const script = portal.getByLabel("Script", { exact: true });
  await script.fill(`${await script.inputValue()}\n// second`);
  await portal.getByRole("button", { name: "Save new version" }).click();
  await expect(portal.getByText("Version 2", { exact: true })).toBeVisible();

  const dialog = await openForm(portal, "ScriptForge");
  await field(dialog, "Script Forge").selectOption({ label: `${name}, version 2` });
  await field(dialog, "Settings").fill("API_KEY=key\nWEBHOOK_SECRET=secret");
  await field(dialog, "Label").fill(name);
  await dialog.getByRole("button", { name: "Test connection" }).click();
  await expect(dialog.getByText("The account opened.")).toBeVisible();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(installed(portal, name)).toContainText("Test");
});

test("a script that can't run is refused at its field, with the reason, and stays as it was typed", async ({
  portal,
}) => {
  await portal.goto("/setup/integrations/scripts/new");
  await portal.getByLabel("Name").fill(newReference("Broken"));
  await portal.getByLabel("Script", { exact: true }).fill("export const meta = {");
  await portal.getByRole("button", { name: "Save script" }).click();
  await expect(portal.getByText(/SyntaxError/)).toBeVisible();
  await expect(portal.getByLabel("Script", { exact: true })).toHaveValue("export const meta = {");
});
