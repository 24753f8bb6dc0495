import type { Locator, Page } from "@playwright/test";
import postgres from "postgres";
import { prepareEnvironment } from "../scripts/runtime/environment.mjs";
import { field, fill, installed, openForm } from "./integration-pages";
import { SERVICES } from "./integration-services";
import { expect, newReference, test, violationsOf } from "./portal";

const TITLE = "Confirm that it’s you";

async function inDatabase(work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const env = { ...process.env };
  const release = await prepareEnvironment(env);
  const sql = postgres(String(env.DATABASE_URL), { max: 1, onnotice: () => undefined });
  await work(sql);
  await sql.end();
  await release();
}

/** As if the person had signed in ten minutes ago. */
const tenMinutesPass = () => inDatabase((sql) => sql`update sessions set fresh_at = fresh_at - interval '10 minutes'`);
const forgetTries = () => inDatabase((sql) => sql`delete from rate_limits`);

const question = (page: Page) => page.getByRole("dialog", { name: TITLE });
const proof = (page: Page) => question(page).getByLabel("Password or code", { exact: true });
const confirm = (page: Page) => question(page).getByRole("button", { name: "Confirm" });

/** A Stripe account with live keys, and its form opened again once nobody knows any more who is there. */
async function editLive(page: Page): Promise<{ edit: Locator; label: string }> {
  const service = SERVICES.find(({ name }) => name === "Stripe");
  if (!service) throw new Error("there is no Stripe");
  const label = newReference("live");
  const dialog = await openForm(page, "Stripe");
  await dialog.getByRole("radio", { name: "Live" }).check();
  const typed = {
    "Public Key": "pk_live_51NorthwindExample",
    "Private Key": "sk_live_51NorthwindExample",
    "Webhook Signing Secret": "whsec_NorthwindExample",
  };
  await fill(dialog, { ...service, typed }, label);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(installed(page, label)).toContainText("Live");
  await tenMinutesPass();
  await installed(page, label)
    .getByRole("link", { name: `Edit ${label}` })
    .click();
  const edit = page.getByRole("dialog", { name: `Edit ${label}` });
  await edit.getByRole("button", { name: "Replace Private Key", exact: true }).click();
  await field(edit, "Private Key").fill("sk_live_51Replaced");
  await field(edit, "Label").fill(`${label}-2`);
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(question(page)).toBeVisible();
  return { edit, label };
}

test("a live integration is edited without losing a word, by whoever confirms in between", async ({ portal, shop }) => {
  const { edit, label } = await editLive(portal);
  await expect(proof(portal)).toBeFocused();
  await expect(question(portal)).toContainText(shop.owner.email);
  expect(await violationsOf(portal)).toEqual([]);

  await confirm(portal).click();
  await expect(question(portal).getByText("Enter your password or a code.")).toBeVisible();
  await proof(portal).fill("not the password");
  await confirm(portal).click();
  await expect(question(portal).getByText("That is neither your password nor a code.")).toBeVisible();
  await proof(portal).fill(shop.owner.password);
  await proof(portal).press("Enter");

  await expect(question(portal)).toHaveCount(0);
  await expect(edit).toHaveCount(0);
  await expect(installed(portal, `${label}-2`)).toBeVisible();
  expect(await portal.content()).not.toContain("sk_live_51Replaced");
});

test("whoever goes back finds the form as they left it, and nothing changed", async ({ portal, shop }) => {
  const { edit, label } = await editLive(portal);
  await proof(portal).fill("half a pass");
  await portal.keyboard.press("Escape");
  await expect(question(portal)).toHaveCount(0);
  await expect(edit.getByText("nothing was changed")).toBeVisible();
  await expect(field(edit, "Private Key")).toHaveValue("sk_live_51Replaced");
  await expect(field(edit, "Label")).toHaveValue(`${label}-2`);
  expect(await violationsOf(portal)).toEqual([]);

  const second = await portal.context().newPage();
  await second.goto("/setup/integrations/installed");
  await expect(installed(second, label)).toBeVisible();
  await expect(installed(second, `${label}-2`)).toHaveCount(0);
  await second.close();

  await edit.getByRole("button", { name: "Save" }).click();
  await proof(portal).fill(shop.owner.password);
  await confirm(portal).click();
  await expect(edit).toHaveCount(0);
  await expect(installed(portal, `${label}-2`)).toBeVisible();
});

test("deleting asks over its question, and after five wrong tries not even the password is taken", async ({
  portal,
  shop,
}) => {
  await portal.goto("/settings/security");
  await tenMinutesPass();
  await portal.getByRole("button", { name: /^Make (?:new )?codes$/ }).click();
  const codes = portal.getByRole("dialog", { name: "Recovery codes" });
  await codes.getByRole("button", { name: /^Make (?:new )?codes$/ }).click();
  for (let tries = 0; tries < 5; tries++) {
    await proof(portal).fill(`wrong ${tries}`);
    const heard = portal.waitForResponse(
      (answer) => answer.request().method() === "POST" && new URL(answer.url()).pathname === "/settings/security",
    );
    await confirm(portal).click();
    await heard;
    await expect(confirm(portal)).not.toHaveAttribute("aria-busy", "true");
  }
  await expect(question(portal).getByText("That is neither your password nor a code.")).toBeVisible();
  await proof(portal).fill(shop.owner.password);
  await confirm(portal).click();
  await expect(question(portal).getByText(/Too many/)).toBeVisible();
  await forgetTries();
  await confirm(portal).click();
  await expect(question(portal)).toHaveCount(0);
  await expect(codes.locator("[data-secret]")).toBeVisible();
});
