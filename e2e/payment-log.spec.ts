import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { field, fill, installed, openForm } from "./integration-pages";
import { SERVICES } from "./integration-services";
import { expect, newReference, payWithCard, signIn, test } from "./portal";
import { expectGoodEverywhere } from "./screens";

type Over = { typed?: Record<string, string>; before?: (page: Page) => Promise<void> };

/** Installs a service by its form and gives where its provider sends messages. */
async function install(portal: Page, name: string, { typed = {}, before }: Over = {}) {
  const service = SERVICES.find((one) => one.name === name);
  if (!service) throw new Error(`no ${name}`);
  const label = newReference("LOG");
  const dialog = await openForm(portal, name);
  await fill(dialog, { ...service, typed: { ...service.typed, ...typed } }, label);
  await before?.(portal);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  const href = await installed(portal, label)
    .getByRole("link", { name: `Edit ${label}` })
    .getAttribute("href");
  const id = /int_[0-9A-Za-z]{32}/.exec(href ?? "")?.[0] ?? "";
  return { label, id, callback: `/api/callbacks/${id}` };
}

const firstMessage = (portal: Page) => portal.getByRole("table", { name: "Payment log" }).getByRole("row").nth(1);

async function openNewest(portal: Page, id: string) {
  await portal.goto(`/payment-log?integration=${id}`);
  await firstMessage(portal).getByRole("rowheader").getByRole("link").click();
  await expect(portal.getByRole("heading", { level: 1, name: /^Message from/ })).toBeVisible();
}

test("a payment's messages are found by its reference, and say what they changed", async ({ page, shop }) => {
  const { reference, checkoutUrl } = await shop.checkout();
  await page.goto(checkoutUrl);
  await payWithCard(page, "approve");
  await signIn(page, shop.owner, "/payment-log");
  await expect(page.getByRole("navigation", { name: "Breadcrumb" })).toContainText(/Setup.*Information.*Payment Log/);
  await page.getByRole("searchbox", { name: /Search by payment reference/ }).fill(reference);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=/);
  await expect(firstMessage(page)).toContainText(/Applied to the payment|Was known already/);
  await expectGoodEverywhere(page);
  await firstMessage(page).getByRole("rowheader").getByRole("link").click();
  await expect(page.getByText("Received and judged: genuine")).toBeVisible();
  await expect(page.getByText(/simulator-signature: \[masked\]/)).toBeVisible();
  await expectGoodEverywhere(page);
  await page.getByRole("button", { name: "Re-process" }).click();
  await expect(page.getByText("It is genuine and is being worked.")).toBeVisible();
  await expect(page.getByText("Worked: was known already").first()).toBeVisible();

  await page.getByRole("link", { name: reference }).click();
  await expect(page.getByRole("table", { name: "Ledger" })).toContainText("€25.00");

  await page.goto("/payment-log");
  await page.getByRole("navigation", { name: "Outcome" }).getByRole("link", { name: "Refused" }).click();
  await expect(page).toHaveURL(/result=refused/);
});

test("a message refused for a mistyped secret is accepted once the secret is mended", async ({ portal, request }) => {
  const { label, id, callback } = await install(portal, "Stripe");
  const body = JSON.stringify({ id: "evt_1", object: "event", type: "charge.unheard_of", data: { object: {} } });
  const at = Math.floor(Date.now() / 1000);
  const v1 = createHmac("sha256", "whsec_TheRightOne").update(`${at}.${body}`).digest("hex");
  const headers = { "stripe-signature": `t=${at},v1=${v1}`, "content-type": "application/json" };
  expect((await request.post(callback, { headers, data: body })).status()).toBe(200);
  await openNewest(portal, id);
  await expect(portal.getByText("Forged", { exact: true })).toBeVisible();
  const address = portal.url();
  await portal.getByRole("button", { name: "Re-process" }).click();
  await expect(portal.getByText("It is still not genuine by the settings of now.")).toBeVisible();

  await portal.goto("/setup/integrations/installed");
  await installed(portal, label)
    .getByRole("link", { name: `Edit ${label}` })
    .click();
  const edit = portal.getByRole("dialog", { name: `Edit ${label}` });
  await edit.getByRole("button", { name: "Replace Webhook Signing Secret", exact: true }).click();
  await field(edit, "Webhook Signing Secret").fill("whsec_TheRightOne");
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(edit).toHaveCount(0);

  await portal.goto(address);
  await portal.getByRole("button", { name: "Re-process" }).click();
  await expect(portal.getByText("Genuine", { exact: true })).toBeVisible();
  await expect(portal.getByText(/^Worked: /)).toBeVisible({ timeout: 20_000 });
});

test("money nobody vouched for is confirmed, assigned to a customer, and credited", async ({ portal, request }) => {
  const { id, callback } = await install(portal, "PayPal IPN", {
    before: async (page) =>
      page
        .getByRole("dialog")
        .getByRole("switch", { name: /Verify Transaction/ })
        .uncheck(),
  });
  const reference = newReference("CUS");
  await portal.goto("/customers?create=1");
  const dialog = portal.getByRole("dialog", { name: "Create customer" });
  await dialog.getByLabel("Name", { exact: true }).fill("Grace Hopper");
  await dialog.getByLabel(/^Reference/).fill(reference);
  await dialog.getByRole("button", { name: "Create customer" }).click();
  await expect(portal.getByRole("heading", { level: 1, name: "Grace Hopper" })).toBeVisible();
  const customer = portal.url();

  const payer = `${reference.toLowerCase()}@example.com`;
  const fields = { txn_id: reference, txn_type: "send_money", payment_status: "Completed", mc_gross: "25.00" };
  const form = {
    ...fields,
    mc_currency: "USD",
    payer_email: payer,
    receiver_email: "seller@example.com",
    test_ipn: "1",
  };
  expect((await request.post(callback, { form })).status()).toBe(200);
  await openNewest(portal, id);
  await expect(portal.getByText("Nobody verified it: waits for a person to confirm.").first()).toBeVisible({
    timeout: 20_000,
  });
  await expectGoodEverywhere(portal);
  await portal.getByRole("button", { name: "Confirm payment" }).click();
  await portal.getByRole("alertdialog").getByRole("button", { name: "Confirm payment" }).click();
  await expect(portal.getByText("No customer pays from this address.").first()).toBeVisible();
  await portal.getByRole("button", { name: "Assign to customer" }).click();
  const assign = portal.getByRole("dialog", { name: "Assign to customer" });
  await assign.getByLabel("Customer").fill("nobody-like-this");
  await assign.getByRole("button", { name: "Assign to customer" }).click();
  await expect(assign.getByText("No customer has this ID, reference or e-mail address.").first()).toBeVisible();
  await assign.getByLabel("Customer").fill(reference);
  await assign.getByRole("button", { name: "Assign to customer" }).click();
  await expect(portal.getByText("$25.00 was credited to Grace Hopper.")).toBeVisible();
  await portal.goto(`/payment-log?q=${encodeURIComponent(payer)}`);
  await expect(firstMessage(portal)).toContainText("Credited to the customer");
  await portal.goto(customer);
  await expect(portal.getByRole("table", { name: "Payments" })).toContainText("$25.00");
});
