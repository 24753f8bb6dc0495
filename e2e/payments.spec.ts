import { readFileSync } from "node:fs";
import { expect, test } from "./portal";

test("the list narrows by status, remembers it in the address, and clears", async ({ portal }) => {
  await portal.goto("/payments");
  const statuses = portal.getByRole("navigation", { name: "Status" });
  await statuses.getByRole("link", { name: "Succeeded" }).click();
  await expect(portal).toHaveURL(/status=succeeded/);
  await expect(statuses.getByRole("link", { name: "Succeeded" })).toHaveAttribute("aria-current", "true");
  const rows = portal.getByRole("table", { name: "Payments" }).getByRole("row");
  await expect(rows.nth(1)).toBeVisible();
  const shown = await rows.count();
  await expect(rows.filter({ hasText: "Succeeded" })).toHaveCount(shown - 1);
  await statuses.getByRole("link", { name: "Clear" }).click();
  await expect(portal).toHaveURL(/\/payments$/);
});

test("a payment is found by how its reference begins, together with other filters", async ({ portal, shop }) => {
  const { reference } = await shop.checkout({ currencyCode: "GBP" });
  await portal.goto("/payments");
  await portal.getByRole("searchbox", { name: "Search by reference" }).fill(reference.slice(0, -1));
  await portal.keyboard.press("Enter");
  await expect(portal).toHaveURL(/q=/);
  await expect(portal.getByRole("link", { name: new RegExp(reference) })).toBeVisible();

  await portal.getByText("Currency, application and dates").click();
  await portal.getByLabel(/Currency/).selectOption("JPY");
  await portal.getByRole("button", { name: "Apply" }).click();
  await expect(portal.getByRole("heading", { name: "No payment fits" })).toBeVisible();
  await portal.getByRole("link", { name: "Clear all filters" }).click();
  await expect(portal.getByRole("link", { name: new RegExp(reference) })).toBeVisible();
});

test("older and newer pages hold every payment once", async ({ portal, shop }) => {
  const prefix = `PAGE-${Date.now().toString(36)}`;
  for (let count = 0; count < 30; count++)
    await shop.checkout({ reference: `${prefix}-${String(count).padStart(2, "0")}` });
  await portal.goto(`/payments?q=${prefix}`);
  const names = () =>
    portal.getByRole("table", { name: "Payments" }).getByRole("rowheader").getByRole("link").allInnerTexts();
  const rows = portal.getByRole("table", { name: "Payments" }).getByRole("rowheader");
  await expect(rows).toHaveCount(25);
  const first = await names();
  await portal.getByRole("link", { name: "Older" }).click();
  await expect(portal).toHaveURL(/older=/);
  await expect(rows).toHaveCount(5);
  expect(new Set([...first, ...(await names())]).size).toBe(30);
  await portal.getByRole("link", { name: "Newer" }).click();
  await expect(rows).toHaveCount(25);
  expect(await names()).toEqual(first);
});

test("the export is a dated CSV file of what the filters let through", async ({ portal, shop }) => {
  const { id, reference } = await shop.checkout({ amount: 1234, currencyCode: "KWD" });
  await portal.goto(`/payments?q=${reference}`);
  const download = portal.waitForEvent("download");
  await portal.getByRole("link", { name: "Export CSV" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^payments-sandbox-\d{4}-\d{2}-\d{2}\.csv$/);
  const lines = readFileSync(await file.path(), "utf8").split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^id,reference,/);
  expect(lines[1]).toContain(`${id},${reference},`);
  expect(lines[1]).toContain(",1.234,");
});

test("the export is refused to other sites and sends strangers to sign in", async ({ portal, playwright, baseURL }) => {
  const foreign = await portal.request.get("/payments/export", { headers: { "sec-fetch-site": "cross-site" } });
  expect(foreign.status()).toBe(403);
  const stranger = await playwright.request.newContext({ baseURL });
  const answer = await stranger.get("/payments/export", { maxRedirects: 0 });
  expect(answer.status()).toBe(307);
  expect(answer.headers().location).toContain("/sign-in");
  await stranger.dispose();
});
