import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, newReference, payWithCard, test, violationsOf } from "./portal";
import { expectGoodEverywhere } from "./screens";

/** Creates a customer by the form and stays at its page. */
async function createCustomer(portal: Page, contact = "ada@example.com") {
  const reference = newReference("CUS");
  await portal.goto("/customers?create=1");
  const dialog = portal.getByRole("dialog", { name: "Create customer" });
  await dialog.getByLabel("Name", { exact: true }).fill("Ada Lovelace");
  await dialog.getByLabel(/^Reference/).fill(reference);
  await dialog.getByLabel(/^Contacts/).fill(`Ada Lovelace <${contact}>\nbooks@example.com`);
  await dialog.getByLabel(/^PayPal e-mail/).fill(`${reference}@PayPal.example`);
  await dialog.getByRole("button", { name: "Create customer" }).click();
  await expect(portal.getByRole("heading", { level: 1, name: "Ada Lovelace" })).toBeVisible();
  return { reference, address: portal.url() };
}

async function addPayment(portal: Page, { description, total, status = "completed" }: Record<string, string>) {
  await portal.getByRole("button", { name: "Add payment" }).click();
  const dialog = portal.getByRole("dialog", { name: "Add payment" });
  await dialog.getByLabel("Description").fill(description ?? "");
  await dialog.getByLabel("Total").fill(total ?? "");
  await dialog.getByLabel("Status").selectOption(status);
  await dialog.getByRole("button", { name: "Add payment" }).click();
  await expect(dialog).toHaveCount(0);
}

const payments = (portal: Page) => portal.getByRole("table", { name: "Payments" });

test("a customer is created, found by reference and by e-mail, and changed", async ({ portal }) => {
  const contact = `${newReference("ada").toLowerCase()}@example.com`;
  const { reference } = await createCustomer(portal, contact);
  await expect(portal.getByText(`${reference.toLowerCase()}@paypal.example`)).toBeVisible();
  for (const text of [reference, contact, `${reference}@paypal.example`]) {
    await portal.goto(`/customers?q=${encodeURIComponent(text)}`);
    await expect(portal.getByRole("rowheader", { name: new RegExp(reference) })).toBeVisible();
  }
  await expectGoodEverywhere(portal);
  await portal
    .getByRole("rowheader", { name: new RegExp(reference) })
    .getByRole("link")
    .click();
  await portal.getByRole("button", { name: "Edit" }).click();
  const dialog = portal.getByRole("dialog", { name: "Edit customer" });
  await expect(dialog.getByLabel(/^Contacts/)).toHaveValue(`Ada Lovelace <${contact}>\nbooks@example.com`);
  await dialog.getByLabel("Name", { exact: true }).fill("");
  await dialog.getByLabel(/^Contacts/).fill("not an address");
  await dialog.getByRole("button", { name: "Save customer" }).click();
  await expect(dialog.getByText("“not an address” is no e-mail address.").first()).toBeVisible();
  expect(await violationsOf(portal)).toEqual([]);
  await dialog.getByLabel("Name", { exact: true }).fill("Ada King");
  await dialog.getByLabel(/^Contacts/).fill("ada@king.example");
  await dialog.getByRole("button", { name: "Save customer" }).click();
  await expect(portal.getByRole("heading", { level: 1, name: "Ada King" })).toBeVisible();
});

test("payments by hand count once they are completed, are told in the statement, and leave as CSV", async ({
  portal,
}) => {
  const { address } = await createCustomer(portal);
  await addPayment(portal, { description: "=Bank transfer # seen by Eve", total: "100.00" });
  await expect(payments(portal)).toContainText("Private: seen by Eve");
  await addPayment(portal, { description: "Cheque", total: "50", status: "pending" });
  await addPayment(portal, { description: "Purchase", total: "-30.00" });
  await expect(portal.getByText("€70.00", { exact: true })).toBeVisible();
  await expectGoodEverywhere(portal);

  await payments(portal)
    .getByRole("button", { name: /^Actions for €50.00/ })
    .click();
  await portal.getByRole("menuitem", { name: "Complete" }).click();
  await portal.getByRole("alertdialog").getByRole("button", { name: "Complete payment" }).click();
  await expect(portal.getByText("€120.00", { exact: true })).toBeVisible();

  await portal.getByRole("button", { name: "Set debit limit" }).click();
  const limit = portal.getByRole("dialog", { name: "Set debit limit" });
  await limit.getByLabel("Debit limit").fill("250");
  await limit.getByRole("button", { name: "Set debit limit" }).click();
  await expect(portal.getByText(/Pays afterwards, debit limit/)).toContainText("€250.00");

  const download = portal.waitForEvent("download");
  await portal.getByRole("link", { name: "Download CSV" }).click();
  const lines = readFileSync(await (await download).path(), "utf8").split("\r\n");
  expect(lines[0]).toBe("Date,Total,Currency,Payment Fee,Status,Description,ID");
  expect(lines.some((line) => line.includes(`"'=Bank transfer"`))).toBe(true);
  expect(lines.join("\n")).not.toContain("seen by Eve");

  await portal.getByRole("link", { name: "Statement" }).click();
  await expect(portal).toHaveURL(`${address}/statement`);
  const rows = portal.getByRole("table", { name: "Statement" }).getByRole("row");
  await expect(rows.nth(1)).toContainText("€120.00");
  await expect(rows.nth(2)).toContainText("€70.00");
  await expect(rows.nth(3)).toContainText("€100.00");
  await expectGoodEverywhere(portal);
  await portal.goto(`${address}/statement?currency=EUR&to=2020-01-01`);
  await expect(portal.getByRole("heading", { name: "Nothing was booked" })).toBeVisible();
});

test("a customer pays of their own accord by the link, without scripts, and it is in their balance", async ({
  portal,
  browser,
  baseURL,
}) => {
  const { address } = await createCustomer(portal);
  await addPayment(portal, { description: "Bank transfer", total: "100.00" });
  await portal.getByRole("button", { name: "Copy payment link" }).click();
  const dialog = portal.getByRole("dialog", { name: "Copy payment link" });
  await dialog.getByRole("switch", { name: /Show the balance/ }).check();
  await dialog.getByRole("button", { name: "Make link" }).click();
  const link = (await dialog.locator("code").innerText()).trim();
  expect(await violationsOf(portal)).toEqual([]);

  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  const answer = await page.goto(link);
  expect(answer?.headers()["content-security-policy"]).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic';/);
  await expect(page.getByText("For Ada Lovelace")).toBeVisible();
  await expect(page.getByText("€100.00")).toBeVisible();
  await page.getByLabel("Amount").fill("nothing");
  await page.getByLabel("Currency").selectOption("EUR");
  await page.getByRole("button", { name: "Continue to pay" }).click();
  await expect(page.getByText("An amount above zero in the currency’s own digits")).toBeVisible();
  await expect(page.getByLabel("Amount")).toHaveValue("nothing");
  await page.getByLabel("Amount").fill("25,00");
  await page.getByRole("button", { name: "Continue to pay" }).click();
  await expect(page).toHaveURL(/\/pay\/pay_/);
  await expect(page.getByText("Payment of Ada Lovelace")).toBeVisible();
  await payWithCard(page, "approve");
  await expect(page.getByRole("heading", { level: 1, name: "Payment received" })).toBeVisible();

  const changed = await page.goto(link.replace("balance=1&", ""));
  expect(changed?.status()).toBe(403);
  await expect(page.getByRole("heading", { level: 1, name: "This payment link doesn’t work" })).toBeVisible();
  await context.close();
  await portal.goto(address);
  await expect(portal.getByText("€125.00", { exact: true })).toBeVisible();
  await portal.goto(link);
  await expectGoodEverywhere(portal);
});

test("the portal shows whether the books add up", async ({ portal }) => {
  await portal.goto("/customers/ledger");
  await portal.getByRole("button", { name: "Check now" }).click();
  await expect(portal.getByRole("main").getByText("The books add up", { exact: true })).toBeVisible();
  await expect(portal.getByText("Debits equal credits in every currency.")).toBeVisible();
  await expectGoodEverywhere(portal);
});
