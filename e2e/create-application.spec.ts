import { expect, signIn, test } from "./portal";

test("the very first application of a company shows its webhook secret, which stays until it is copied", async ({
  page,
  shop,
}) => {
  const contoso = shop.demo.signIns.find(({ email }) => email === "owner@contoso.example");
  if (!contoso) throw new Error("the demo has no Contoso");
  await signIn(page, contoso, "/applications");
  await page.getByRole("button", { name: "Production" }).click();
  await expect(page.getByText("No payment application yet")).toBeVisible();

  await page.getByRole("button", { name: "Create payment application" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Contoso live shop");
  await dialog.getByRole("button", { name: "Create payment application" }).click();
  const shown = dialog.getByText(/^whsec_[A-Za-z0-9+/]{43}=$/);
  await expect(shown).toBeVisible();
  const secret = await shown.innerText();

  await dialog.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(dialog.getByText("Copied to your clipboard.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/applications\/app_/);
  await expect(page.getByRole("heading", { level: 1, name: "Contoso live shop" })).toBeVisible();
  expect(await page.content()).not.toContain(secret);
});
