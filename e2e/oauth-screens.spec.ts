import { answer, fillApp, registerPublic, test } from "./oauth-app";
import { expect, newReference, signIn, violationsOf } from "./portal";
import { choose, copyAndClose, expectEveryExitAsks, rowsOf } from "./reveal";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a person can say yes or no all the same", async ({ app, page, shop, browser, issuer }) => {
    const maker = await browser.newPage({ javaScriptEnabled: true });
    await signIn(maker, shop.owner);
    const clientId = await registerPublic(maker, newReference("plain"), app);
    await maker.close();
    await signIn(page, shop.owner);
    const wish = { response_type: "code", client_id: clientId, redirect_uri: app.back, state: "s" };
    const proof = { code_challenge: "x".repeat(43), code_challenge_method: "S256" };
    const address = `${issuer}/oauth2/authorize?${new URLSearchParams({ ...wish, ...proof })}`;
    expect((await answer(page, app, address, "Allow")).searchParams.get("code")).toMatch(/^poc_test_/);
    const no = await answer(page, app, address, "Deny");
    expect(Object.fromEntries(no.searchParams)).toMatchObject({ error: "access_denied", state: "s", iss: issuer });
  });
});

test("a wrong address is told to the person, never to whoever is there; a plain challenge to the app", async ({
  app,
  portal,
  issuer,
}) => {
  const clientId = await registerPublic(portal, newReference("wrong"), app);
  const wish = { response_type: "code", client_id: clientId, redirect_uri: `${app.back}/else` };
  const proof = { code_challenge: "x".repeat(43), code_challenge_method: "plain" };
  const at = (over: object) => `${issuer}/oauth2/authorize?${new URLSearchParams({ ...wish, ...proof, ...over })}`;
  await portal.goto(at({}));
  await expect(portal.getByRole("heading", { name: "This app can’t be allowed" })).toBeVisible();
  expect(await violationsOf(portal)).toEqual([]);
  expect(app.heard).toEqual([]);
  await portal.goto(at({ redirect_uri: app.back }));
  await expect(portal.getByRole("heading", { name: "Back in the app" })).toBeVisible();
  expect(app.heard[0]?.searchParams.get("error")).toBe("invalid_request");
});

test("an app is refused field by field, edited, rotated, disabled and deleted; its secret is never lost unasked", async ({
  app,
  portal,
}) => {
  await portal.goto("/developers/oauth-apps?create=1");
  const dialog = portal.getByRole("dialog", { name: "Register OAuth app" });
  await dialog.getByLabel("Redirect addresses").fill("http://app.example/back");
  await dialog.getByRole("button", { name: "Register app" }).click();
  await expect(dialog.getByText("must begin with https://")).toBeVisible();
  await expect(dialog.getByText("choose at least one scope", { exact: false })).toBeVisible();
  await portal.keyboard.press("Escape");

  const name = newReference("app");
  await expectEveryExitAsks(portal, await fillApp(portal, name, "Confidential", app.back), "client secret");
  const row = rowsOf(portal, "OAuth apps", name);
  await choose(portal, name, "Edit");
  const edit = portal.getByRole("dialog", { name: "Edit OAuth app" });
  await expect(edit.getByLabel("Redirect addresses")).toHaveValue(app.back);
  await edit.getByLabel("Redirect addresses").fill("https://new.example/back");
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(row).toContainText("https://new.example/back");

  await choose(portal, name, "Rotate secret");
  const rotate = portal.getByRole("dialog", { name: "Rotate client secret" });
  await rotate.getByRole("button", { name: "Rotate client secret" }).click();
  await copyAndClose(portal, rotate);
  await expect(row).toContainText("old secret works until");

  await choose(portal, name, "Disable");
  await portal.getByRole("alertdialog").getByRole("button", { name: "Disable OAuth app" }).click();
  await expect(row).toContainText("Disabled");
  await choose(portal, name, "Delete");
  await portal.getByRole("alertdialog").getByRole("button", { name: "Delete OAuth app" }).click();
  await expect(portal.getByRole("alertdialog")).toHaveCount(0);
  await expect(row).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`consent and apps pass axe, ${colorScheme}, ${width} px`, async ({ app, portal, issuer }) => {
      const clientId = await registerPublic(portal, "Ledgerly", app);
      await portal.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await portal.setViewportSize({ width, height: 900 });
      const wish = {
        response_type: "code",
        client_id: clientId,
        redirect_uri: app.back,
        code_challenge_method: "S256",
      };
      const query = new URLSearchParams({ ...wish, code_challenge: "x".repeat(43) });
      const pages = {
        consent: `${issuer}/oauth2/authorize?${query}`,
        apps: "/developers/oauth-apps",
        create: "/developers/oauth-apps?create=1",
        connected: "/settings/connected-apps",
      };
      for (const [what, path] of Object.entries(pages)) {
        await portal.goto(path);
        // An open dialog hides the page behind it, its heading too.
        const sign = what === "create" ? portal.getByRole("dialog") : portal.getByRole("heading", { level: 1 });
        await expect(sign).toBeVisible();
        // A dialog scrolls by itself, so what sticks out of it does not make the page wider.
        const wide = await portal.evaluate(() => {
          const inDialog = [...document.querySelectorAll("[role=dialog], [role=dialog] *")];
          const scrolls = inDialog.filter((one) => getComputedStyle(one).overflowX === "auto");
          const all = [document.documentElement, ...scrolls];
          return Math.max(...all.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
        });
        expect(wide).toBeLessThanOrEqual(0);
        expect(await violationsOf(portal)).toEqual([]);
        const shots = process.env.PORTICO_SHOTS;
        if (shots) await portal.screenshot({ path: `${shots}/${what}-${width}-${colorScheme}.png`, fullPage: true });
      }
    });
  }
}
