import { fill, installed, openForm } from "./integration-pages";
import { SERVICES } from "./integration-services";
import { expect, newReference, test, violationsOf } from "./portal";
import { expectGoodEverywhere } from "./screens";

const service = SERVICES.find(({ name }) => name === "Bank transfer");

test("a payer transfers to the account shown, and the payment waits until somebody confirms what came", async ({
  portal,
  shop,
  browser,
}) => {
  if (!service) throw new Error("there is no bank transfer in the catalogue");
  const label = newReference("BANK");
  const form = await openForm(portal, service.name);
  await expect(form.getByRole("button", { name: "Test connection" })).toHaveCount(0);
  await fill(form, { ...service, currency: "GBP" }, label);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toHaveCount(0);
  await expect(installed(portal, label)).toContainText("Test");

  const { reference, checkoutUrl } = await shop.checkout({ currencyCode: "GBP" });
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const payer = await plain.newPage();
  await payer.goto(checkoutUrl);
  await payer.locator('input[name="method"][value^="bank_transfer"]').last().check();
  await payer.getByRole("button", { name: /^Pay/ }).click();
  await expect(payer.getByRole("heading", { level: 1, name: "How to pay" })).toBeVisible();
  await expect(payer.getByText("DE89370400440532013000")).toBeVisible();
  const onTransfer = await payer.getByText(/^RF\d{2}[0-9A-Z]{12}$/).innerText();
  await portal.goto(checkoutUrl);
  await expect(portal.getByRole("button", { name: "Copy Payment reference" })).toBeVisible();
  await expectGoodEverywhere(portal);
  await payer.getByRole("button", { name: "I have made the transfer" }).click();
  await expect(payer.getByRole("heading", { level: 1, name: "Waiting for your transfer" })).toBeVisible();
  await expect(payer.getByText(onTransfer)).toBeVisible();
  await portal.goto(checkoutUrl);
  await expectGoodEverywhere(portal);

  await portal.goto(`/payments?q=${encodeURIComponent(onTransfer.replace(/(.{4})/g, "$1 "))}`);
  await portal.getByRole("link", { name: reference }).click();
  await expect(portal.getByText("The payer says the transfer was made").first()).toBeVisible();
  await portal.getByRole("button", { name: "Confirm transfer" }).click();
  const dialog = portal.getByRole("dialog", { name: "Confirm transfer" });
  await expect(dialog.getByText(onTransfer)).toBeVisible();
  await expect(dialog.getByLabel("Received")).toHaveValue("25.00");
  expect(await violationsOf(portal)).toEqual([]);
  await dialog.getByRole("button", { name: "Confirm transfer" }).click();
  await expect(dialog.getByText("This can't be empty.")).toBeVisible();
  await dialog.getByLabel("Note").fill("Statement of today");
  await dialog.getByRole("button", { name: "Confirm transfer" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(portal.getByText("Transfer confirmed by hand")).toBeVisible();
  await expect(portal.getByRole("button", { name: "Confirm transfer" })).toHaveCount(0);

  await payer.goto(checkoutUrl);
  await expect(payer.getByRole("heading", { level: 1, name: "Payment received" })).toBeVisible();
  await plain.close();
});
