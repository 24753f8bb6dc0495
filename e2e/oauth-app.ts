import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Locator, Page } from "@playwright/test";
import { test as base, expect } from "./portal";
import { copyAndClose } from "./reveal";

/** The maker's app, on the person's own machine: where people come back to, and what it heard, the first answer first. */
type App = { back: string; heard: URL[] };

const CALLBACK = "/callback";

export const test = base.extend<{ app: App; issuer: string }>({
  issuer: async ({ baseURL }, use) => {
    if (!baseURL) throw new Error("the product has no address");
    await use(baseURL);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs off its first parameter
  app: async ({}, use) => {
    const heard: URL[] = [];
    const server = createServer(({ url = "/" }, response) => {
      const asked = new URL(url, "http://127.0.0.1");
      // A browser asks for an icon whenever it likes, and that is nothing the app was told.
      if (!asked.pathname.startsWith(CALLBACK)) return response.writeHead(404).end();
      heard.push(asked);
      response.end("<h1>Back in the app</h1>");
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    await use({ back: `http://127.0.0.1:${(server.address() as AddressInfo).port}${CALLBACK}`, heard });
    server.closeAllConnections();
    server.close();
  },
});

/** Registers an app in the dialog and leaves it open on what came of it. */
export async function fillApp(page: Page, name: string, type: "Confidential" | "Public", back: string) {
  await page.goto("/developers/oauth-apps");
  await page.getByRole("button", { name: "Register OAuth app" }).click();
  const dialog = page.getByRole("dialog", { name: "Register OAuth app" });
  await dialog.getByRole("radio", { name: type }).check();
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Redirect addresses").fill(back);
  for (const scope of ["payments.get", "payments.list"]) await dialog.locator(`input[value="${scope}"]`).check();
  await dialog.getByRole("button", { name: "Register app" }).click();
  return dialog;
}

const idIn = async (dialog: Locator) => /oac_[0-9a-f]{32}/.exec((await dialog.textContent()) ?? "")?.[0] ?? "";

/** A confidential app: its client id and its secret. */
export async function register(page: Page, name: string, { back }: App): Promise<{ clientId: string; secret: string }> {
  const dialog = await fillApp(page, name, "Confidential", back);
  await expect(dialog.locator("[data-secret]")).toBeVisible();
  const clientId = await idIn(dialog);
  return { clientId, secret: await copyAndClose(page, dialog) };
}

/** The client id of a public app. */
export async function registerPublic(page: Page, name: string, { back }: App): Promise<string> {
  const dialog = await fillApp(page, name, "Public", back);
  await expect(dialog.getByText("It has no secret")).toBeVisible();
  const clientId = await idIn(dialog);
  await dialog.getByRole("button", { name: "Done" }).click();
  return clientId;
}

/** Sends the person to the authorization address and gives their answer; what the app hears of it. */
export async function answer(page: Page, app: App, address: URL | string, decision: "Allow" | "Deny"): Promise<URL> {
  const before = app.heard.length;
  await page.goto(String(address));
  await expect(page.getByRole("heading", { level: 1, name: /^Allow / })).toBeVisible();
  await page.getByRole("button", { name: decision === "Deny" ? "Deny" : /^Allow/ }).click();
  await expect(page.getByRole("heading", { name: "Back in the app" })).toBeVisible();
  const heard = app.heard[before];
  if (!heard) throw new Error("the app was not called");
  return new URL(heard.pathname + heard.search, app.back);
}
