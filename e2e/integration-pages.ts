import type { Locator, Page } from "@playwright/test";
import type { Service } from "./integration-services";
import { expect } from "./portal";

const card = (page: Page, list: string, name: string) =>
  page
    .getByRole("list", { name: list })
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name, exact: true }) });
/** A service among those that can be integrated. */
export const available = (page: Page, name: string) => card(page, "Available integrations", name);
/** An installed integration by its label. */
export const installed = (page: Page, label: string) => card(page, "My installed integrations", label);
/** A control of the form by the words of its label. */
export const field = (dialog: Locator, label: string) =>
  dialog.getByLabel(new RegExp(`^${label}(?:\\s*optional)?$`)).and(dialog.locator("input, textarea, select"));

/** The words of the form's own fields from top to bottom, without the choices inside them. */
export const labelsOf = (dialog: Locator): Promise<string[]> =>
  dialog
    .getByTestId("fields")
    .evaluate((column) =>
      [...column.querySelectorAll("legend, label, [data-label]")]
        .filter((one) => one.tagName === "LEGEND" || !one.closest("fieldset"))
        .map((one) => (one.textContent ?? "").replace(/optional$/, "").trim()),
    );

/** Opens the form of a service from its card. */
export async function openForm(page: Page, name: string): Promise<Locator> {
  await page.goto(`/setup/integrations?q=${encodeURIComponent(name)}`);
  await available(page, name)
    .getByRole("link", { name: new RegExp(`^Integrat(?:e|ed) ${name}`) })
    .click();
  const dialog = page.getByRole("dialog", { name: `Integrate ${name}` });
  await expect(dialog.getByRole("button", { name: "Save" })).toBeVisible();
  return dialog;
}

/** Fills a form as its row of the table says. */
export async function fill(dialog: Locator, { typed, chosen = {}, ticked = [], currency }: Service, label: string) {
  for (const [name, value] of Object.entries(typed)) await field(dialog, name).fill(value);
  for (const [name, option] of Object.entries(chosen)) await field(dialog, name).selectOption(option);
  for (const name of ticked) await dialog.getByRole("checkbox", { name: new RegExp(`^${name}`) }).check();
  if (currency) {
    await dialog.getByRole("searchbox", { name: "Search currencies" }).fill(currency);
    await dialog.getByRole("checkbox", { name: new RegExp(`^${currency}`) }).check();
  }
  await field(dialog, "Label").fill(label);
}
