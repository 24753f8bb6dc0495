import { expect, payWithCard, signIn, test } from "./portal";

test.use({ javaScriptEnabled: false });

test("a payer without scripts pays and reads that it worked", async ({ page, shop }) => {
  const { reference, checkoutUrl } = await shop.checkout();
  await page.goto(checkoutUrl);
  await payWithCard(page, "soft_decline");
  await expect(page.getByText("Your bank declined the payment.")).toBeVisible();
  await payWithCard(page, "approve");
  await expect(page.getByRole("heading", { level: 1, name: "Payment received" })).toBeVisible();
  await expect(page.getByText(reference)).toBeVisible();
});

test("a payer without scripts sees a late confirmation, because the page reloads by itself", async ({ page, shop }) => {
  const { checkoutUrl } = await shop.checkout();
  await page.goto(checkoutUrl);
  await payWithCard(page, "delayed");
  await expect(page.getByRole("heading", { level: 1, name: "Waiting for confirmation" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Payment received" })).toBeVisible({ timeout: 40_000 });
});

test("a payer without scripts who chooses what is not offered is told so on the same page", async ({
  page,
  shop,
  request,
}) => {
  const { id, checkoutUrl } = await shop.checkout();
  const { search, pathname } = new URL(checkoutUrl);
  const answer = await request.post(`/api/checkout/${id}/select${search}`, {
    form: { method: "simulator.gold" },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
  const location = answer.headers().location ?? "";
  expect(location.startsWith(pathname)).toBe(true);
  await page.goto(location);
  await expect(page.getByText("Choose one of the ways to pay below.")).toBeVisible();
});

test("signing in works before any script has loaded, and a refusal keeps the e-mail", async ({ page, shop }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(shop.owner.email);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("E-mail or password is wrong")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(shop.owner.email);
  await signIn(page, shop.owner);
  await expect(page.getByRole("button", { name: "Sandbox" })).toHaveAttribute("aria-pressed", "true");
});

test("the portal says that it needs scripts, instead of showing a form that does not open", async ({ page, shop }) => {
  await signIn(page, shop.owner, "/setup/integrations?integrate=stripe");
  // Playwright takes no text inside <noscript> for text, though the browser shows it.
  await expect(page.locator("main noscript")).toBeVisible();
  expect(await page.locator("main noscript").innerHTML()).toContain("The portal needs JavaScript.");
});

test("the page that asks again who is there takes the password, and leads back", async ({ page, shop }) => {
  await signIn(page, shop.owner);
  await page.goto("/confirm?next=%2Fsettings%2Fsecurity");
  await page.getByLabel("Password or code", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("That is neither your password nor a code.")).toBeVisible();
  await page.getByLabel("Password or code", { exact: true }).fill(shop.owner.password);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page).toHaveURL(/\/settings\/security$/);
});
