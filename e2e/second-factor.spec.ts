import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { expect, signIn, test, violationsOf } from "./portal";

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL("..", import.meta.url));

type Person = { email: string; password: string };

const codeAt = (secret: string, at: number) =>
  new TOTP({ secret: Secret.fromBase32(secret.replace(/\s/g, "")) }).generate({ timestamp: at });
/** A code of the half minute to come: it is taken, and so is none of what was used before. */
const nextCode = (secret: string) => codeAt(secret, Date.now() + 30_000);

function operator(...words: string[]): unknown {
  const cli = [require.resolve("tsx/cli"), "scripts/portico.ts", ...words, "--json"];
  return JSON.parse(execFileSync(process.execPath, cli, { cwd: root, encoding: "utf8" }));
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
}

async function enterPassword(page: Page, { email, password }: Person): Promise<void> {
  await page.goto("/sign-in?next=%2Fpayments");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function enterCode(page: Page, code: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: "One more step" })).toBeVisible();
  await page.getByRole("textbox", { name: "Code" }).fill(code);
  await page.getByRole("button", { name: "Confirm" }).click();
}

/** Sets an app up through the dialog; gives its secret and the recovery codes that were shown. */
async function setUp(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Set up" }).click();
  const dialog = page.getByRole("dialog");
  const shown = dialog.locator("[data-totp-secret]");
  await expect(shown).toBeVisible();
  await expect(dialog.getByRole("img", { name: "QR code with the secret" })).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  const secret = (await shown.textContent()) ?? "";
  await dialog.getByRole("textbox", { name: "Code" }).fill("000000");
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(dialog.getByText("That code is not right.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Code" }).fill(codeAt(secret, Date.now() - 30_000));
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(dialog.locator("[data-secret]")).toBeVisible();
  const codes = ((await dialog.locator("[data-secret]").textContent()) ?? "").split("\n");
  expect(codes).toHaveLength(10);
  await page.keyboard.press("Escape");
  await expect(dialog.getByText("Have you copied the recovery codes?")).toBeVisible();
  await dialog.getByRole("button", { name: "Yes, close" }).click();
  await expect(dialog).toHaveCount(0);
  expect(await page.content()).not.toContain(codes[0]);
  return { secret, codes };
}

let person: Person;
test.beforeEach(({ shop }) => {
  const found = shop.demo.signIns.find(({ role }) => role === "viewer");
  if (!found) throw new Error("the demo has no viewer");
  person = found;
});
test.afterEach(() => {
  operator("users", "reset-factors", "--email", person.email);
});

test("a person sets an app up, signs in with its code, with a recovery code, and removes it", async ({
  page,
  context,
}) => {
  await signIn(page, person);
  const { secret, codes } = await setUp(page);
  await expect(page.getByText("10 codes are left.")).toBeVisible();
  await signOut(page);

  await enterPassword(page, person);
  await expect(page).toHaveURL(/\/sign-in\/second-factor$/);
  expect(await violationsOf(page)).toEqual([]);
  expect((await context.cookies()).map(({ name, value }) => value && name).filter(Boolean)).toEqual([
    expect.stringMatching(/portico\.challenge$/),
  ]);
  await page.goto("/payments");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.goto("/sign-in/second-factor");
  await enterCode(page, "000000");
  await expect(page.getByText("That code is not right, or was used before.")).toBeVisible();
  await enterCode(page, codeAt(secret, Date.now()));
  await expect(page).toHaveURL(/\/payments$/);
  await signOut(page);

  await enterPassword(page, person);
  await enterCode(page, codes[3]?.toUpperCase() ?? "");
  await expect(page).toHaveURL(/\/payments$/);
  await page.goto("/settings/security");
  await expect(page.getByText("9 codes are left.")).toBeVisible();

  await page.getByRole("button", { name: "Remove" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Password or code", { exact: true }).fill("not it");
  await dialog.getByRole("button", { name: "Remove app" }).click();
  await expect(dialog.getByText("That is neither your password nor a code.")).toBeVisible();
  await dialog.getByLabel("Password or code", { exact: true }).fill(person.password);
  await dialog.getByRole("button", { name: "Remove app" }).click();
  await expect(page.getByRole("button", { name: "Set up" })).toBeVisible();
  await signOut(page);
  await signIn(page, person, "/payments");
});

test("a challenge of one browser is nothing in another", async ({ page, browser }) => {
  await signIn(page, person);
  const { secret } = await setUp(page);
  await signOut(page);
  await enterPassword(page, person);
  await expect(page).toHaveURL(/\/sign-in\/second-factor$/);
  const other = await browser.newContext();
  const theirs = await other.newPage();
  await theirs.goto(page.url());
  await expect(theirs).toHaveURL(/\/sign-in$/);
  await other.close();
  await enterCode(page, nextCode(secret));
  await expect(page).toHaveURL(/\/payments$/);
});

test("the page that asks again takes the password, and leads back", async ({ page }) => {
  await signIn(page, person);
  await page.goto("/confirm?next=%2Fsettings%2Fsecurity");
  await page.getByLabel("Password or code", { exact: true }).fill("wrong");
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("That is neither your password nor a code.")).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel("Password or code", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page).toHaveURL(/\/settings\/security$/);
  await page.goto("/confirm?next=%2F%2Fevil.example");
  await page.getByLabel("Password or code", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Home" }).or(page.locator("h1"))).toBeVisible();
  expect(new URL(page.url()).hostname).not.toContain("evil");
});

test.describe("without scripts", () => {
  test("a code is taken before any script has loaded", async ({ page, browser, baseURL }) => {
    await signIn(page, person);
    const { secret } = await setUp(page);
    const plain = await browser.newContext({ javaScriptEnabled: false, baseURL });
    const bare = await plain.newPage();
    await enterPassword(bare, person);
    await enterCode(bare, "000000");
    await expect(bare.getByText("That code is not right, or was used before.")).toBeVisible();
    await enterCode(bare, nextCode(secret));
    await expect(bare).toHaveURL(/\/payments$/);
    await plain.close();
  });
});
