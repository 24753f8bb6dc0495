import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, newReference, payWithCard, test, violationsOf } from "./portal";
import { expectGoodEverywhere } from "./screens";

async function openForm(portal: Page) {
  await portal.goto("/customers/vouchers");
  await portal.getByRole("button", { name: "Create vouchers" }).first().click();
  return portal.getByRole("dialog", { name: "Create vouchers" });
}

/** Makes vouchers by the form and gives their codes. */
async function create(portal: Page, { label, kind = "Free", ...typed }: Record<string, string>): Promise<string[]> {
  const dialog = await openForm(portal);
  await dialog.getByLabel("Label").fill(label ?? "");
  await dialog.getByRole("radio", { name: new RegExp(`^${kind}`) }).check();
  for (const [name, value] of Object.entries(typed)) await dialog.getByLabel(new RegExp(`^${name}`)).fill(value);
  await dialog.getByRole("button", { name: "Create vouchers" }).click();
  const codes = (await dialog.locator("[data-secret]").innerText()).trim().split("\n");
  await dialog.getByRole("button", { name: "Done" }).click();
  await dialog.getByRole("button", { name: "Yes, close" }).click();
  await expect(dialog).toHaveCount(0);
  return codes;
}

/** A new customer's page, and their link to pay by. */
async function customerOf(portal: Page) {
  await portal.goto("/customers?create=1");
  const dialog = portal.getByRole("dialog", { name: "Create customer" });
  await dialog.getByLabel("Name", { exact: true }).fill("Grace Hopper");
  await dialog.getByLabel(/^Reference/).fill(newReference("CUS"));
  await dialog.getByRole("button", { name: "Create customer" }).click();
  await expect(portal.getByRole("heading", { level: 1, name: "Grace Hopper" })).toBeVisible();
  const address = portal.url();
  await portal.getByRole("button", { name: "Copy payment link" }).click();
  const asked = portal.getByRole("dialog", { name: "Copy payment link" });
  await asked.getByRole("switch", { name: /Show the balance/ }).check();
  await asked.getByRole("button", { name: "Make link" }).click();
  const link = (await asked.locator("code").innerText()).trim();
  await asked.getByRole("button", { name: "Done" }).click();
  await expect(asked).toHaveCount(0);
  return { address, link };
}

const vouchers = (portal: Page) => portal.getByRole("table", { name: "Vouchers" });
const rowOf = (portal: Page, code: string | undefined) =>
  vouchers(portal)
    .getByRole("row")
    .filter({ hasText: `${code?.slice(0, 7)}…` });

test("vouchers are made in one go, their codes shown once and saved as CSV, and one is voided", async ({ portal }) => {
  const label = newReference("SPRING");
  const dialog = await openForm(portal);
  await dialog.getByRole("button", { name: "Create vouchers" }).click();
  await expect(dialog.getByText("An amount of EUR, such as 10.00.")).toBeVisible();
  expect(await violationsOf(portal)).toEqual([]);
  await dialog.getByLabel("Label").fill(label);
  await dialog.getByRole("textbox", { name: "Amount" }).fill("10.00");
  await dialog.getByLabel("How many").fill("3");
  await dialog.getByRole("button", { name: "Create vouchers" }).click();
  const codes = (await dialog.locator("[data-secret]").innerText()).trim().split("\n");
  expect(codes).toHaveLength(3);
  expect(await violationsOf(portal)).toEqual([]);
  const download = portal.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download as CSV" }).click();
  const lines = readFileSync(await (await download).path(), "utf8")
    .trim()
    .split("\r\n");
  expect(lines[0]).toBe("Code,Kind,Worth,Expires,Label,ID");
  expect(lines.slice(1).map((line) => line.split(",")[0])).toEqual(codes);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toHaveCount(0);

  for (const code of codes) await expect(rowOf(portal, code)).toContainText("Unused");
  const html = await portal.content();
  for (const code of codes) expect(html).not.toContain(code.slice(8));
  await expectGoodEverywhere(portal);
  await rowOf(portal, codes[0])
    .getByRole("button", { name: /^Actions for/ })
    .click();
  await portal.getByRole("menuitem", { name: "Void" }).click();
  const question = portal.getByRole("alertdialog", { name: "Void voucher" });
  await expect(question.getByRole("button", { name: "Keep voucher" })).toBeFocused();
  expect(await violationsOf(portal)).toEqual([]);
  await question.getByRole("button", { name: "Void voucher" }).click();
  await expect(question.getByText("This can't be empty.")).toBeVisible();
  await question.getByLabel("Reason").fill("Printed wrong");
  await question.getByRole("button", { name: "Void voucher" }).click();
  await expect(question).toHaveCount(0);
  await expect(rowOf(portal, codes[0])).toContainText("Printed wrong");
  await portal.getByRole("link", { name: "Void", exact: true }).click();
  await expect(rowOf(portal, codes[0])).toBeVisible();
  await expect(rowOf(portal, codes[1])).toHaveCount(0);
});

test("a customer redeems vouchers at their own page without scripts, and what one adds comes with the payment", async ({
  portal,
  browser,
  baseURL,
}) => {
  const [free] = await create(portal, { label: "Welcome", Amount: "10.00" });
  const more = { label: "One and a half", kind: "Multiplier", Factor: "1.5", "Minimum activation": "20" };
  const [times] = await create(portal, more);
  const { address, link } = await customerOf(portal);

  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(link);
  const redeem = async (code: string | undefined, amount = "") => {
    await page.getByLabel("Amount").fill(amount);
    await page.getByLabel("Currency").selectOption("EUR");
    await page.getByLabel(/^Voucher code/).fill(code ?? "");
    await page.getByRole("button", { name: "Continue to pay" }).click();
  };
  await redeem("PV-0000-0000-0000-0000");
  await expect(page.getByText("This is not a voucher code.")).toBeVisible();
  await redeem(free?.toLowerCase().replaceAll("-", " "));
  await expect(page.getByText("€10.00 was credited.")).toBeVisible();
  await redeem(free);
  await expect(page.getByText("This voucher was used before.")).toBeVisible();
  await redeem(times);
  await expect(page.getByText("This voucher adds to a payment: enter an amount too.")).toBeVisible();
  await redeem(times, "19.99");
  await expect(page.getByText("This payment is less than the voucher needs.")).toBeVisible();
  await redeem(times, "100");
  await expect(page).toHaveURL(/\/pay\/pay_/);
  await expect(page.getByText(`Voucher ${times?.slice(0, 7)}… adds €50.00 to your balance.`)).toBeVisible();
  await payWithCard(page, "approve");
  await expect(page.getByRole("heading", { level: 1, name: "Payment received" })).toBeVisible();
  await expect(page.getByText(/has added €50.00 to your balance/)).toBeVisible();
  await context.close();

  await portal.goto(address);
  await expect(portal.getByText("€160.00", { exact: true })).toBeVisible();
  await expect(portal.getByRole("table", { name: "Payments" })).toContainText(`Voucher ${times?.slice(0, 7)}`);
  await expectGoodEverywhere(portal);
  await portal.goto("/customers/vouchers?state=used");
  await expect(rowOf(portal, times)).toContainText("€50.00");
  await expect(rowOf(portal, times)).toContainText("Grace Hopper");
  await portal.goto(link);
  await expectGoodEverywhere(portal);
});

test("a member redeems a free voucher for a customer", async ({ portal }) => {
  const [code] = await create(portal, { label: "By telephone", Amount: "7.50" });
  await customerOf(portal);
  await portal.getByRole("button", { name: "Redeem voucher" }).click();
  const dialog = portal.getByRole("dialog", { name: "Redeem voucher" });
  await dialog.getByLabel("Voucher code").fill("nonsense");
  await dialog.getByRole("button", { name: "Redeem voucher" }).click();
  await expect(dialog.getByText("This is not a voucher code. Check it letter by letter.").first()).toBeVisible();
  expect(await violationsOf(portal)).toEqual([]);
  await dialog.getByLabel("Voucher code").fill(code ?? "");
  await dialog.getByRole("button", { name: "Redeem voucher" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(portal.getByText("€7.50", { exact: true }).first()).toBeVisible();
});
