import { expect, signIn, test } from "./portal";

test("a wrong password is refused in the form, which keeps the e-mail and not the password", async ({ page, shop }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(shop.owner.email);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "E-mail or password is wrong" })).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(shop.owner.email);
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
});

test("a person is asked to sign in, and then sees the page they wanted", async ({ page, shop }) => {
  await page.goto("/payments?status=succeeded");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fpayments%3Fstatus%3Dsucceeded$/);
  await signIn(page, shop.owner, "/payments?status=succeeded");
  await expect(page.getByRole("heading", { level: 1, name: "Payments" })).toBeVisible();
});

for (const elsewhere of ["//evil.example/", "https://evil.example/", "/\\evil.example"]) {
  test(`signing in never leads to ${elsewhere}`, async ({ page, shop, baseURL }) => {
    await page.goto(`/sign-in?next=${encodeURIComponent(elsewhere)}`);
    await page.getByLabel("E-mail").fill(shop.owner.email);
    await page.getByLabel("Password", { exact: true }).fill(shop.owner.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(`${baseURL}/`);
  });
}

test("somebody who is signed in and opens the sign-in page goes home", async ({ portal, baseURL }) => {
  await portal.goto("/sign-in");
  await expect(portal).toHaveURL(`${baseURL}/`);
});

test("signing out ends the session for every copy of its cookie", async ({ portal, context }) => {
  const kept = await context.cookies();
  await portal.getByRole("button", { name: /^Account/ }).click();
  await portal.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(portal).toHaveURL(/\/sign-in/);

  await context.addCookies(kept);
  await portal.goto("/payments");
  await expect(portal).toHaveURL(/\/sign-in/);
});

test("production has no sandbox banner, and switching back brings it", async ({ portal }) => {
  const banner = portal.getByText("Test data only; no real money moves here.");
  await expect(banner).toBeVisible();
  await portal.getByRole("button", { name: "Production" }).click();
  await expect(banner).toBeHidden();
  await portal.getByRole("button", { name: "Sandbox" }).click();
  await expect(banner).toBeVisible();
});

test("moving to another company shows that company's data under a new session token", async ({ portal, context }) => {
  const before = await context.cookies();
  await portal.getByRole("button", { name: /Northwind Trading/ }).click();
  await portal.getByRole("menuitemradio", { name: "Northwind Outlet" }).click();
  await expect(portal.getByRole("button", { name: /Northwind Outlet/ })).toBeVisible();
  await expect(portal.getByRole("heading", { name: "Take your first payment" })).toBeVisible();
  const name = before.find((cookie) => cookie.name.includes("portico"))?.name ?? "";
  const now = (await context.cookies()).find((cookie) => cookie.name === name);
  expect(now?.value).not.toBe(before.find((cookie) => cookie.name === name)?.value);
});

test("a viewer sees payments, and no page that their role does not open", async ({ page, shop }) => {
  const viewer = shop.demo.signIns.find(({ role }) => role === "viewer");
  if (!viewer) throw new Error("the demo has no viewer");
  await signIn(page, viewer);
  await expect(page.getByRole("link", { name: "Payments", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Payment applications" })).toHaveCount(0);
  const answer = await page.goto(`/applications/${shop.demo.applicationId}`);
  expect(answer?.status()).toBe(403);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your role doesn’t open this page");
});
