import { expect, payWithCard, signIn, test } from "./portal";

test("money of a payment is given back in two parts, and the page says what is left and what became of each", async ({
  page,
  shop,
}) => {
  const { id, reference, checkoutUrl } = await shop.checkout();
  await page.goto(checkoutUrl);
  await payWithCard(page, "approve");
  await expect(page.getByRole("heading", { level: 1, name: "Payment received" })).toBeVisible();

  await signIn(page, shop.owner, `/payments/${id}`);
  await page.getByRole("button", { name: "Refund", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Refund payment" });
  await expect(dialog.getByText(reference)).toBeVisible();
  await expect(dialog.getByLabel("Amount")).toHaveValue("25.00");
  await dialog.getByLabel("Amount").fill("30.00");
  await dialog.getByLabel("Reason").fill("Returned");
  await dialog.getByRole("button", { name: "Refund payment" }).click();
  await expect(dialog.getByText("At most €25.00 can be refunded")).toBeVisible();

  await dialog.getByLabel("Amount").fill("10.00");
  await dialog.getByRole("button", { name: "Refund payment" }).click();
  await expect(dialog.getByRole("status")).toContainText("Refunded");
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("table", { name: "Refunds" })).toContainText("€10.00");

  await page.getByRole("button", { name: "Refund", exact: true }).click();
  await expect(dialog.getByLabel("Amount")).toHaveValue("15.00");
  await dialog.getByLabel("Reason").fill("The rest");
  await dialog.getByRole("button", { name: "Refund payment" }).click();
  await expect(dialog.getByRole("status")).toContainText("Refunded");
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("button", { name: "Refund", exact: true })).toHaveCount(0);
});
