import type { APIRequestContext, Page } from "@playwright/test";
import { parse } from "yaml";
import { expect, test, violationsOf } from "./portal";

const BASE = "/api/integration/crm";
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** The weight of the scripts of a page as they crossed the wire. */
async function scriptsOf(page: Page, path: string): Promise<number> {
  await page.goto(path, { waitUntil: "networkidle" });
  return page.evaluate(() => {
    const entries = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    return entries.filter(({ name }) => /\.js(?:\?|$)/.test(name)).reduce((sum, one) => sum + one.encodedBodySize, 0);
  });
}

test.describe("a brand's documentation", () => {
  for (const path of [BASE, `${BASE}/`, `${BASE}/swagger`]) {
    test(`opens at ${path} to anybody, and shows what there is`, async ({ page }) => {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(200);
      expect(new URL(page.url()).pathname).toBe(path);
      await expect(page.getByRole("heading", { level: 1, name: /CRM API$/ })).toBeVisible();
      const places = page.getByRole("navigation", { name: "Reference" });
      for (const group of ["Authentication", "Customers", "Payments", "Webhooks"]) {
        await expect(places.getByRole("link", { name: group, exact: true })).toBeVisible();
      }
      await places.getByRole("link", { name: /Send a customer to the checkout/ }).click();
      const auth = page.getByRole("article", { name: "Send a customer to the checkout" });
      await expect(auth.getByRole("heading", { level: 3 })).toBeInViewport();
      await expect(auth).toContainText("payments.create");
      await expect(auth.getByText("customer", { exact: true }).first()).toBeVisible();
      await expect(auth.getByText("checkoutUrl", { exact: true }).first()).toBeVisible();
      await expect(page.getByRole("heading", { name: /^Webhook Event Payload/ })).toBeVisible();
    });
  }

  test("is the brand's whose host was asked, that host first", async ({ request }) => {
    const read = async (host: string) => (await request.get(`${BASE}/openapi.json`, { headers: { host } })).json();
    const sandbox = await read("sandbox.northwind.example");
    expect(sandbox.info.title).toBe("Northwind Trading CRM API");
    expect(sandbox.servers.map(({ description }: { description: string }) => description)).toEqual(["Sandbox", "Live"]);
    expect(sandbox.servers[0].url).toMatch(/:\/\/sandbox\.northwind\.example\/api\/integration\/crm$/);
    const page = await request.get(`${BASE}/`, { headers: { host: "pay.northwind.example", accept: "text/html" } });
    expect(await page.text()).toContain("://pay.northwind.example/api/integration/crm");
  });

  test("says the same as JSON and as YAML, and is sent again only when it has changed", async ({ request }) => {
    const json = await request.get(`${BASE}/openapi.json`);
    const yaml = await request.get(`${BASE}/openapi.yaml`);
    expect(json.headers()["content-type"]).toContain("application/json");
    expect(yaml.headers()["content-type"]).toContain("application/yaml");
    expect(parse(await yaml.text())).toEqual(await json.json());
    const again = await request.get(`${BASE}/openapi.json`, {
      headers: { "if-none-match": json.headers().etag ?? "" },
    });
    expect(again.status()).toBe(304);
    const asked = await request.get(BASE, { headers: { accept: "application/json" } });
    expect(await asked.json()).toEqual(await json.json());
  });

  test("loads the explorer when somebody asks for it, and asks nobody else", async ({ page, baseURL }) => {
    const elsewhere: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith("http") && origin !== new URL(baseURL ?? "").origin) elsewhere.push(request.url());
    });
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    const before = await scriptsOf(page, BASE);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(175 * 1024);
    await expect(page.locator(".swagger-ui")).toHaveCount(0);

    await page.getByRole("button", { name: "Load the explorer" }).click();
    await expect(page.locator(".swagger-ui .opblock-tag").first()).toBeVisible();
    await page.locator(".swagger-ui .opblock-tag", { hasText: "Customers" }).click();
    await expect(page.locator(".swagger-ui .opblock-summary-path", { hasText: "customers" }).first()).toBeVisible();
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test("the documentation asks for a sign-in while its brand wants that", async ({ portal, request }) => {
  const host = "sandbox.northwind.example";
  const read = (path: string, accept: string, from: APIRequestContext = request) =>
    from.get(path, { headers: { host, accept }, maxRedirects: 0 });
  await portal.goto("/developers");
  const choice = portal.getByRole("switch", { name: "Require sign-in for the documentation" });
  await choice.check();
  await expect(portal.getByText("Sign-in is now required.")).toBeAttached();
  try {
    expect((await read(`${BASE}/openapi.json`, "application/json")).status()).toBe(401);
    const page = await read(`${BASE}/`, "text/html");
    expect(page.status()).toBe(307);
    expect(page.headers().location).toContain("/sign-in?next=");
  } finally {
    await choice.uncheck();
    await expect(portal.getByText("Anybody may read it now.")).toBeAttached();
  }
  expect((await read(`${BASE}/openapi.json`, "application/json")).status()).toBe(200);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test.describe(`${colorScheme}, ${size}`, () => {
      test.use({ colorScheme, viewport, reducedMotion: "reduce" } as object);

      test("both references pass axe and fit the screen", async ({ portal }) => {
        for (const path of [`${BASE}/`, "/developers"]) {
          await portal.goto(path);
          await expect(portal.locator("h1:visible")).toHaveCount(1);
          expect(await violationsOf(portal)).toEqual([]);
          const wider = await portal.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(wider).toBeLessThanOrEqual(0);
        }
      });
    });
  }
}
