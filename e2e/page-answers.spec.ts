import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, signIn, test } from "./portal";

const PORTAL = fileURLToPath(new URL("../app/(portal)", import.meta.url));
/** What a viewer may do. */
const READ = ["tenant:read", "payment:list", "payment:read"];
const GATE = /\brequire(Ctx|Merchant|Affiliate)\(\s*"([\w:]+)"/;
const PARAM = /\[\w+\]/;

/** Every page of the portal, read off the tree: what its address is, and whom it lets in. */
const PAGES = readdirSync(PORTAL, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("page.tsx"))
  .map((path) => {
    const [, audience, permission] = GATE.exec(readFileSync(join(PORTAL, path), "utf8")) ?? [];
    if (!audience || !permission) throw new Error(`${path} lets everybody in`);
    const route = `/${dirname(path)}`.replace(/^\/\.$/, "/");
    return { route, audience, permission };
  })
  .sort((a, b) => a.route.localeCompare(b.route));
const DETAILS = PAGES.filter(({ route }) => PARAM.test(route));

const MALFORMED = ["none", "pay_0", "%27%20or%201%3D1", "%EF%BF%BD", "x".repeat(300), "..%2Fpayments", "%E2%80%AE"];

const at = (route: string, id: string) => route.replace(PARAM, id);

async function answer(page: Page, path: string, method = "GET") {
  const asked = await page.request.fetch(path, { method, maxRedirects: 0 });
  return { status: asked.status(), body: await asked.text() };
}

async function statuses(page: Page, paths: string[], method?: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const path of paths) found[path] = (await answer(page, path, method)).status;
  return found;
}

test("a viewer's role opens some pages, and the others answer 403", async ({ page, shop }) => {
  const viewer = shop.demo.signIns.find(({ role }) => role === "viewer");
  if (!viewer) throw new Error("the demo has no viewer");
  await signIn(page, viewer);
  const expected = PAGES.map(({ route, audience, permission }) => {
    const there = audience !== "Affiliate" && !PARAM.test(route) ? 200 : 404;
    return [at(route, "none"), READ.includes(permission) ? there : 403] as const;
  });
  const paths = expected.map(([path]) => path);
  expect(await statuses(page, paths)).toEqual(Object.fromEntries(expected));
  expect(await statuses(page, paths, "HEAD")).toEqual(Object.fromEntries(expected));
  await page.goto("/inbound-api-credentials");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your role doesn’t open this page");
});

test("an owner's pages answer 200, and what is only an affiliate's 404", async ({ portal }) => {
  const expected = PAGES.filter(({ route }) => !PARAM.test(route)).map(
    ({ route, audience }) => [route, audience === "Affiliate" ? 404 : 200] as const,
  );
  const paths = expected.map(([path]) => path);
  expect(await statuses(portal, paths)).toEqual(Object.fromEntries(expected));
});

for (const { route } of DETAILS) {
  test(`${route} answers 404 for whatever id there is none of`, async ({ portal }) => {
    const paths = MALFORMED.map((id) => at(route, id));
    expect(await statuses(portal, paths)).toEqual(Object.fromEntries(paths.map((path) => [path, 404])));
  });
}

/** Ids of what this person sees, taken from the lists that lead to it. */
async function idsSeen(page: Page): Promise<{ route: string; id: string }[]> {
  const seen = [];
  for (const { route } of DETAILS) {
    const [list = ""] = route.split("/[");
    const { body } = await answer(page, list);
    const id = new RegExp(`href="${list}/(\\w+_\\w+)["/?]`).exec(body)?.[1];
    if (id) seen.push({ route, id });
  }
  return seen;
}

/** What somebody sees who goes to a page that isn't there. */
async function seenAt(page: Page, path: string, id: string): Promise<string> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page doesn’t exist here");
  return `${await page.title()}\n${await page.locator("body").innerText()}`.replaceAll(id, "ID");
}

test("a stranger's thing is a 404 that nobody can tell from one of nothing at all", async ({
  portal,
  shop,
  browser,
  baseURL,
}) => {
  const seen = await idsSeen(portal);
  expect(seen.map(({ route }) => route)).toEqual(
    expect.arrayContaining(["/payments/[paymentId]", "/applications/[applicationId]", "/payment-log/[deliveryId]"]),
  );
  const stranger = shop.demo.signIns.find(({ email }) => email === "owner@contoso.example");
  if (!stranger) throw new Error("the demo has no second tenant");
  const context = await browser.newContext({ baseURL });
  const theirs = await context.newPage();
  await signIn(theirs, stranger);
  for (const { route, id } of seen) {
    expect((await answer(portal, at(route, id))).status, `${route} of its owner`).toBe(200);
    const none = id.replace(/\w{6}$/, "000000");
    const [foreign, unknown] = [at(route, id), at(route, none)];
    expect(await statuses(theirs, [foreign, unknown]), route).toEqual({ [foreign]: 404, [unknown]: 404 });
    expect(await seenAt(theirs, foreign, id), route).toBe(await seenAt(theirs, unknown, none));
  }
  await context.close();
});
