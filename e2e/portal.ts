import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { type APIRequestContext, test as base, expect, type Page } from "@playwright/test";

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL("..", import.meta.url));

type SignIn = { role: string; email: string; password: string };
type Demo = {
  signIns: SignIn[];
  applicationId: string;
  clientId: string;
  credentials: { kind: string; scopes: string[]; secret: string }[];
};

/** The demo's ids, sign-ins and fresh credentials, asked for as any script asks for them. */
function readDemo(): Demo {
  const cli = [require.resolve("tsx/cli"), "scripts/portico.ts", "demo", "--json"];
  return JSON.parse(execFileSync(process.execPath, cli, { cwd: root, encoding: "utf8" }));
}

/** Signs in as a person of the demo and waits for the portal. */
export async function signIn(
  page: Page,
  { email, password }: Pick<SignIn, "email" | "password">,
  next = "/",
): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`**${next}`);
}

/** A call of a merchant's server. */
export const createCheckout = (request: APIRequestContext, secret: string, body: object) =>
  request.post("/api/payment/checkout", {
    headers: { authorization: `Bearer ${secret}` },
    data: { amount: 2500, currencyCode: "EUR", referenceLabel: "Two linen cushions", ...body },
  });

let sequence = 0;

/** A reference nothing else has. */
export const newReference = (what: string) => `${what}-${Date.now().toString(36)}-${sequence++}`.toUpperCase();

type Shop = {
  demo: Demo;
  owner: SignIn;
  secret: string;
  /** A new checkout of the demo's application. */
  checkout(over?: object): Promise<{ id: string; reference: string; checkoutUrl: string }>;
};

export const test = base.extend<{ shop: Shop; portal: Page }, { demo: Demo }>({
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs off its first parameter
    async ({}, use) => use(readDemo()),
    { scope: "worker" },
  ],
  shop: async ({ demo, request }, use) => {
    const owner = demo.signIns.find(({ role }) => role === "owner");
    const token = demo.credentials.find(({ kind, scopes }) => kind === "client_token" && scopes.includes("*"));
    if (!owner || !token) throw new Error("the demo has no owner or no token");
    const checkout = async (over = {}) => {
      const reference = newReference("E2E");
      const answer = await createCheckout(request, token.secret, { clientId: demo.clientId, reference, ...over });
      expect(answer.status()).toBe(201);
      const { data } = await answer.json();
      return { ...data, reference };
    };
    await use({ demo, owner, secret: token.secret, checkout });
  },
  portal: async ({ page, shop }, use) => {
    await signIn(page, shop.owner);
    await use(page);
  },
});

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

type Violation = { id: string; help: string; nodes: { target: string[]; failureSummary: string }[] };

/** What axe finds wrong with the page as it stands; an empty list when nothing is. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<Violation[]>(
    "axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations)",
  );
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(" ")})`));
}

/** Pays on the simulator's page, choosing what becomes of it. */
export async function payWithCard(page: Page, outcome: string): Promise<void> {
  await page.locator('input[name="method"][value="simulator.card"]').check();
  await page.getByRole("button", { name: /^Pay/ }).click();
  await page.waitForURL("**/simulator/**");
  await page.locator(`input[name="choice"][value="${outcome}"]`).check();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL("**/pay/**");
}

export { expect };
