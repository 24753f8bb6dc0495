import postgres from "postgres";
import { prepareEnvironment } from "../scripts/runtime/environment.mjs";
import { expect, payWithCard, signIn, test, violationsOf } from "./portal";

test("a payment of which less came waits until somebody accepts what did, and says who decided and why", async ({
  page,
  shop,
}) => {
  const { id, reference, checkoutUrl } = await shop.checkout();
  await page.goto(checkoutUrl);
  await payWithCard(page, "underpay");

  await signIn(page, shop.owner, `/payments/${id}`);
  await expect(page.getByText("€22.50 of €25.00 came.")).toBeVisible();
  await page.getByRole("button", { name: "Decide", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Decide payment" });
  await expect(dialog.getByText(reference)).toBeVisible();
  await expect(dialog.getByText("€2.50 too little")).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await dialog.getByRole("radio", { name: /^Accept €22.50/ }).check();
  await dialog.getByRole("button", { name: "Save decision" }).click();
  await expect(dialog.getByText("This can't be empty.")).toBeVisible();
  await dialog.getByLabel("Note").fill("Agreed by mail");
  await dialog.getByRole("button", { name: "Save decision" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("Decided by hand")).toBeVisible();
  await expect(page.getByText("Agreed by mail")).toBeVisible();
  await expect(page.getByRole("button", { name: "Refund", exact: true })).toBeVisible();
});

test("a payment that was closed over what came can be overridden by whoever may", async ({ page, shop }) => {
  const { id, checkoutUrl } = await shop.checkout();
  await page.goto(checkoutUrl);
  await payWithCard(page, "underpay");
  await signIn(page, shop.owner, `/payments/${id}`);
  await page.getByRole("button", { name: "Decide", exact: true }).click();
  await page.getByRole("radio", { name: /^Close as failed/ }).check();
  await page.getByLabel("Note").fill("They want it back");
  await page.getByRole("button", { name: "Save decision" }).click();
  await expect(page.getByText("Failed for good")).toBeVisible();
  await page.getByRole("button", { name: "Override", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Override outcome" });
  await dialog.getByRole("radio", { name: /^Accept €22.50/ }).check();
  await dialog.getByLabel("Note").fill("They want it after all");
  await dialog.getByRole("button", { name: "Save decision" }).click();
  await expect(page.getByRole("button", { name: "Refund", exact: true })).toBeVisible();
});

/** A refund of 10.00 of which the provider can't be asked. */
async function leaveRefundToPerson(paymentId: string): Promise<void> {
  const env = { ...process.env };
  const release = await prepareEnvironment(env);
  const sql = postgres(String(env.DATABASE_URL), { max: 1, onnotice: () => undefined });
  await sql`insert into refunds (id, tenant_id, company_id, environment, payment_id, attempt_id, integration_id, origin,
      amount_minor, currency_code, reason, code, created_by, created_at)
    select 'ref_' || replace(gen_random_uuid()::text, '-', ''), tenant_id, company_id, environment, payment_id, id,
      integration_id, 'ours', 1000, currency_code, 'Returned', 'provider_silent', 'test', now()
    from payment_attempts where payment_id = ${paymentId}`;
  await sql`update payments set amount_refunding_minor = 1000 where id = ${paymentId}`;
  await sql.end();
  await release();
}

test("a refund of which the provider can't be asked is settled by hand, with a note", async ({ page, shop }) => {
  const { id, checkoutUrl } = await shop.checkout();
  await page.goto(checkoutUrl);
  await payWithCard(page, "approve");
  await expect(page.getByRole("heading", { level: 1, name: "Payment received" })).toBeVisible();
  await leaveRefundToPerson(id);

  await signIn(page, shop.owner, `/payments/${id}`);
  const refunds = page.getByRole("table", { name: "Refunds" });
  await expect(refunds).toContainText("Look at the provider how it ended");
  await refunds.getByRole("button", { name: "Settle by hand" }).click();
  const dialog = page.getByRole("dialog", { name: "Settle refund by hand" });
  await expect(dialog.getByText("€10.00 · Returned")).toBeVisible();
  await dialog.getByRole("radio", { name: /^It didn’t/ }).check();
  await dialog.getByLabel("Note").fill("Not in their list");
  await dialog.getByRole("button", { name: "Settle refund" }).click();
  await expect(refunds).toContainText("Failed");
  await expect(page.getByText("Not in their list")).toBeVisible();
  await expect(page.getByRole("button", { name: "Settle by hand" })).toHaveCount(0);
});
