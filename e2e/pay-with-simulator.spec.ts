import { expect, payWithCard, signIn, test } from "./portal";

test("a payer pays, keeps a reference, goes back to the shop, and the portal shows it", async ({ page, shop }) => {
  const { id, reference, checkoutUrl } = await shop.checkout({ redirectUrl: "https://shop.example/done?cart=7" });
  await page.goto(checkoutUrl);
  await expect(page.getByText("Two linen cushions")).toBeVisible();
  await expect(page.getByRole("button", { name: "Pay €25.00" })).toBeVisible();

  await payWithCard(page, "approve");
  await expect(page.getByRole("heading", { level: 1, name: "Payment received" })).toBeVisible();
  await expect(page.getByText(reference)).toBeVisible();
  const back = page.getByRole("link", { name: "Return to Northwind Shop" });
  await expect(back).toHaveAttribute("href", `https://shop.example/done?cart=7&payment_id=${id}&status=succeeded`);

  await signIn(page, shop.owner, `/payments?q=${reference}`);
  await page.getByRole("link", { name: new RegExp(reference) }).click();
  await expect(page.getByRole("heading", { level: 1, name: "€25.00" })).toBeVisible();
  await expect(page.getByText("Succeeded", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("Paid", { exact: true })).toBeVisible();
});

test("after a soft decline the payer hears that no money moved and pays with a second try", async ({ page, shop }) => {
  const { checkoutUrl } = await shop.checkout();
  await page.goto(checkoutUrl);
  await payWithCard(page, "soft_decline");
  await expect(page.getByRole("alert").filter({ hasText: "No money was taken" })).toBeVisible();
  await payWithCard(page, "approve");
  await expect(page.getByRole("heading", { level: 1, name: "Payment received" })).toBeVisible();
});

test("after a hard decline the payment is closed and says so", async ({ page, shop }) => {
  const { checkoutUrl } = await shop.checkout();
  await page.goto(checkoutUrl);
  await payWithCard(page, "hard_decline");
  await expect(page.getByRole("heading", { level: 1, name: "The payment failed" })).toBeVisible();
  await expect(page.getByText(/No money was taken/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Pay/ })).toHaveCount(0);
});

test("a payment that is confirmed later shows it without being asked", async ({ page, shop }) => {
  const { checkoutUrl } = await shop.checkout();
  await page.goto(checkoutUrl);
  await payWithCard(page, "delayed");
  await expect(page.getByRole("heading", { level: 1, name: "Waiting for confirmation" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Payment received" })).toBeVisible({ timeout: 40_000 });
});

test("somebody who goes back without paying can go on, or choose another way", async ({ page, shop }) => {
  const { checkoutUrl } = await shop.checkout();
  await page.goto(checkoutUrl);
  await page.getByRole("button", { name: /^Pay/ }).click();
  await page.waitForURL("**/simulator/**");
  await page.goto(checkoutUrl);
  await expect(page.getByRole("link", { name: "Continue to payment" })).toBeVisible();
  await page.getByText("Choose another way to pay").click();
  await page.getByRole("radio", { name: /Bank transfer/ }).check();
  await page.getByRole("button", { name: /^Pay/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "How to pay" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy IBAN" })).toBeVisible();
});

test("a link that was changed or cut off is refused with 403 in plain words", async ({ page, shop }) => {
  const { checkoutUrl } = await shop.checkout();
  const answer = await page.goto(checkoutUrl.slice(0, -2));
  expect(answer?.status()).toBe(403);
  expect(await answer?.text()).toContain("<h1>This checkout link doesn’t work</h1>");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This checkout link doesn’t work");
});

test("in the last five minutes the checkout says when it closes, and before them it does not", async ({
  page,
  shop,
}) => {
  const soon = await shop.checkout({ expiresAt: new Date(Date.now() + 200_000).toISOString() });
  await page.goto(soon.checkoutUrl);
  await expect(page.getByRole("timer")).toHaveText(/^[23]:\d\d$/);
  const later = await shop.checkout({ expiresAt: new Date(Date.now() + 900_000).toISOString() });
  await page.goto(later.checkoutUrl);
  await expect(page.getByRole("button", { name: /^Pay/ })).toBeVisible();
  await expect(page.getByRole("timer")).toHaveCount(0);
});

test("a merchant cancels an open payment, and its checkout takes no money any more", async ({ portal, shop }) => {
  const { id, reference, checkoutUrl } = await shop.checkout();
  await portal.goto(`/payments/${id}`);
  await portal.getByRole("button", { name: "Cancel payment" }).click();
  const question = portal.getByRole("alertdialog");
  await expect(question).toContainText(reference);
  await question.getByRole("button", { name: "Cancel payment" }).click();
  await expect(portal.getByText("Canceled", { exact: true }).first()).toBeVisible();
  await portal.goto(checkoutUrl);
  await expect(portal.getByRole("heading", { level: 1, name: "This payment was canceled" })).toBeVisible();
});
