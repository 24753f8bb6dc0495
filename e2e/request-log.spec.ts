import type { Page } from "@playwright/test";
import { expect, newReference, signIn, test } from "./portal";
import { expectGoodEverywhere } from "./screens";

const firstCall = (portal: Page) => portal.getByRole("table", { name: "Request log" }).getByRole("row").nth(1);

/** The log is written a moment after the answer; a person would press reload. */
async function openUntilKept(portal: Page, id: string) {
  await expect(async () => {
    await portal.goto(`/developers/requests?q=${id}`);
    await expect(firstCall(portal)).toContainText(id.slice(-8), { timeout: 1000 });
  }).toPass();
}

test("a refused call is found by its X-Request-Id, and says why and how to mend it", async ({
  portal,
  shop,
  request,
}) => {
  const narrow = shop.demo.credentials.find(({ kind, scopes }) => kind === "client_token" && !scopes.includes("*"));
  const answer = await request.post("/api/payment/pay_none/cancel", {
    headers: { authorization: `Bearer ${narrow?.secret ?? ""}`, origin: "https://shop.example" },
  });
  expect(answer.status()).toBe(403);
  const id = answer.headers()["x-request-id"] ?? "";

  await portal.getByRole("link", { name: "Request log" }).click();
  await expect(portal.getByRole("heading", { level: 1, name: "Request log" })).toBeVisible();
  await openUntilKept(portal, id);
  await portal.goto("/developers/requests");
  await portal.getByRole("searchbox", { name: "Find by request ID" }).fill(id);
  await portal.keyboard.press("Enter");
  await expect(portal).toHaveURL(/q=req_/);
  await expect(portal.getByRole("table", { name: "Request log" }).getByRole("row")).toHaveCount(2);
  await expect(firstCall(portal)).toContainText("POST /api/payment/{id}/cancel");
  await expect(firstCall(portal)).toContainText("403 Refused");
  await expect(firstCall(portal)).toContainText("The credential lacks the permission");
  await expect(firstCall(portal)).toContainText("Browser");
  await expectGoodEverywhere(portal);

  await firstCall(portal).getByRole("rowheader").getByRole("link").click();
  await expect(portal.getByRole("heading", { level: 1, name: "POST /api/payment/{id}/cancel" })).toBeVisible();
  await expect(portal.getByText("This credential seems to be used from a browser")).toBeVisible();
  await expect(
    portal.getByRole("listitem").filter({ hasText: "It has the permission for this endpoint" }),
  ).toContainText(/Stopped here/);
  await expect(portal.getByRole("listitem").filter({ hasText: "What was asked for was done" })).toContainText(
    "Not asked",
  );
  await expect(portal.locator("main")).not.toContainText("pay_none");
  await expectGoodEverywhere(portal);
  await portal.getByRole("link", { name: "Go to the credential" }).click();
  await expect(portal).toHaveURL(/\/applications\/app_/);
});

test("a call that succeeded is found too, and the log narrows by result and endpoint", async ({
  portal,
  shop,
  request,
}) => {
  const answer = await request.post("/api/payment/checkout", {
    headers: { authorization: `Bearer ${shop.secret}` },
    data: {
      ...{ amount: 2500, currencyCode: "EUR", referenceLabel: "Cushions", clientId: shop.demo.clientId },
      reference: newReference("LOG"),
    },
  });
  const id = answer.headers()["x-request-id"] ?? "";
  await openUntilKept(portal, id);
  await expect(firstCall(portal)).toContainText("201 Succeeded");
  await portal.getByRole("navigation", { name: "Result" }).getByRole("link", { name: "Failed" }).click();
  await expect(portal.getByRole("heading", { name: "No call fits" })).toBeVisible();
  await portal.getByRole("link", { name: "Clear all filters" }).click();
  await portal.getByText("Credential and endpoint").click();
  await portal.getByLabel("Endpoint").selectOption("POST /api/payment/checkout");
  await portal.getByRole("button", { name: "Apply" }).click();
  await expect(portal).toHaveURL(/endpoint=POST/);
  await expect(firstCall(portal)).toContainText("POST /api/payment/checkout");
});

test("nobody else finds it, and who may not read the log has no such page", async ({ page, shop, request }) => {
  const answer = await request.get("/api/payment", { headers: { authorization: `Bearer ${shop.secret}` } });
  const id = answer.headers()["x-request-id"] ?? "";
  const partner = shop.demo.signIns.find(({ role }) => role === "affiliate-owner");
  if (!partner) throw new Error("the demo has no affiliate");
  await signIn(page, partner, "/developers/requests");
  await page.goto(`/developers/requests?q=${id}`);
  await expect(page.getByRole("heading", { name: "No call fits" })).toBeVisible();
  await page.goto(`/developers/requests/${id}`);
  await expect(page.getByRole("heading", { level: 1, name: "This page doesn’t exist here" })).toBeVisible();
});
