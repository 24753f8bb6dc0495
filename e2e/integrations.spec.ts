import { available, field, fill, installed, labelsOf, openForm } from "./integration-pages";
import { SERVICES } from "./integration-services";
import { expect, newReference, test, violationsOf } from "./portal";

for (const service of SERVICES) {
  test(`${service.name}: the form asks what it should, and what it makes is listed, edited and deleted`, async ({
    portal,
  }) => {
    const { name, category, labels, secrets = [] } = service;
    await portal.goto("/setup/integrations");
    await expect(available(portal, name)).toContainText(category);
    await expect(available(portal, name).getByRole("link", { name: `Docs of ${name}` })).toHaveAttribute("href", /./);

    const label = newReference(name.replaceAll(" ", "-"));
    const dialog = await openForm(portal, name);
    expect(await labelsOf(dialog)).toEqual(labels);
    if (labels[0] === "Mode") await expect(dialog.getByRole("radio", { name: "Test" })).toBeChecked();
    await fill(dialog, service, label);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toHaveCount(0);

    await expect(portal).toHaveURL(/\/setup\/integrations\/installed$/);
    await expect(installed(portal, label)).toContainText("Test");
    await expect(installed(portal, label)).toContainText(category);
    await installed(portal, label)
      .getByRole("link", { name: `Edit ${label}` })
      .click();
    const edit = portal.getByRole("dialog", { name: `Edit ${label}` });
    await expect(edit.getByRole("button", { name: "Save" })).toBeVisible();
    for (const secret of secrets) {
      await expect(edit.getByRole("button", { name: `Replace ${secret}`, exact: true })).toBeVisible();
      await expect(field(edit, secret)).toHaveCount(0);
    }
    const html = await portal.content();
    for (const secret of secrets) expect(html).not.toContain(service.typed[secret]);
    await field(edit, "Label").fill(`${label}-2`);
    await edit.getByRole("button", { name: "Save" }).click();
    await expect(edit).toHaveCount(0);

    await installed(portal, `${label}-2`)
      .getByRole("button", { name: `Delete ${label}-2` })
      .click();
    const question = portal.getByRole("alertdialog", { name: "Delete integration" });
    await expect(question).toContainText(`${label}-2`);
    await expect(question.getByRole("button", { name: "Keep integration" })).toBeFocused();
    await question.getByRole("button", { name: "Delete integration" }).click();
    await expect(question).toHaveCount(0);
    await expect(installed(portal, `${label}-2`)).toHaveCount(0);
  });
}

test("a refused form marks every wrong field, keeps what was typed, and reckons while one types", async ({
  portal,
}) => {
  const dialog = await openForm(portal, "Stripe");
  await field(dialog, "Public Key").fill("pk_live_wrong");
  await expect(dialog.getByText("13 characters")).toBeVisible();
  await field(dialog, "Private Key").fill("sk_test_typed");
  await dialog.getByRole("checkbox", { name: /^EUR/ }).check();
  await dialog.getByLabel("Surcharge in EUR").fill("0.305");
  await expect(dialog.getByText("Type amounts such as 0.30 to see the result.")).toBeVisible();
  await dialog.getByLabel("Surcharge Percent").fill("1.5");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("EUR has at most 2 decimals.")).toBeVisible();
  await expect(dialog.getByText("This can't be empty.")).toBeVisible();
  await expect(field(dialog, "Private Key")).toHaveValue("sk_test_typed");
  await field(dialog, "Webhook Signing Secret").fill("whsec_typed");
  await dialog.getByLabel("Surcharge in EUR").fill("0.30");
  const calculator = dialog.getByRole("region", { name: "Calculator" });
  await expect(calculator).toContainText("€101.80");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText(/This is no test key/)).toBeVisible();
  await expect(field(dialog, "Webhook Signing Secret")).toHaveValue("whsec_typed");
});

test("settings are tested before and after they are saved, and the simulator's page tells of it", async ({
  portal,
}) => {
  await portal.goto("/setup/integrations/installed");
  await installed(portal, "Simulator").first().getByRole("link", { name: "View details of Simulator" }).click();
  await portal.getByRole("button", { name: "Test connection" }).click();
  await expect(portal.getByText("Passed")).toBeVisible();
  await expect(portal.getByText(/\/api\/callbacks\/int_/)).toBeVisible();
  await portal.getByRole("button", { name: "Disable" }).click();
  await expect(portal.getByText("It is offered to nobody.")).toBeVisible();
  await portal.getByRole("button", { name: "Enable" }).click();
  await expect(portal.getByText("It is offered to nobody.")).toHaveCount(0);

  const dialog = await openForm(portal, "Simulator");
  await field(dialog, "Callback secret").fill("a secret nobody knows");
  await dialog.getByRole("button", { name: "Test connection" }).click();
  await expect(dialog.getByText("The account opened.")).toBeVisible();
});

test("the search finds by name and category, while one types", async ({ portal }) => {
  await portal.goto("/setup/integrations");
  const search = portal.getByRole("searchbox", { name: "Search integrations" });
  await search.fill("security");
  await expect(portal).toHaveURL(/q=security/);
  await expect(available(portal, "Duo Security")).toBeVisible();
  await expect(available(portal, "Stripe")).toHaveCount(0);
  await expect(search).toBeFocused();
  await search.fill("nothing at all");
  await expect(portal.getByRole("heading", { name: "No service fits" })).toBeVisible();
});

test("ScriptForge asks for a script of one's own", async ({ portal }) => {
  const dialog = await openForm(portal, "ScriptForge");
  expect(await labelsOf(dialog)).toEqual([
    "Mode",
    "Company",
    "Script Forge",
    "Settings",
    "Currencies",
    "Deduct Payment Fees",
    "Surcharge",
    "Surcharge Percent",
    "Label",
    "Callback URL",
  ]);
  await expect(dialog.getByRole("combobox", { name: /^Company/ })).toContainText("Northwind Trading");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("This can't be empty.")).toBeVisible();
});

test("Xero is coming soon until the operator has an app there: no button, and no form behind its address", async ({
  portal,
}) => {
  await portal.goto("/setup/integrations?q=Xero");
  await expect(available(portal, "Xero")).toContainText("Coming soon");
  await expect(available(portal, "Xero").getByRole("link", { name: /^Integrat/ })).toHaveCount(0);
  await portal.goto("/setup/integrations?integrate=xero");
  await expect(available(portal, "Xero")).toContainText("Accounting");
  await expect(portal.getByRole("dialog")).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test.describe(`${colorScheme}, ${viewport.width} px`, () => {
      test.use({ colorScheme, viewport, reducedMotion: "reduce" } as object);

      test("the pages and the form pass axe and never scroll sideways", async ({ portal }) => {
        const expectGood = async () => {
          const wider = await portal.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(wider).toBeLessThanOrEqual(0);
          expect(await violationsOf(portal)).toEqual([]);
        };
        for (const path of ["/setup/integrations", "/setup/integrations/installed"]) {
          await portal.goto(path);
          await expect(portal.getByRole("heading", { level: 2 }).first()).toBeVisible();
          await expectGood();
        }
        await portal
          .getByRole("link", { name: /^View details of/ })
          .first()
          .click();
        await expect(portal.getByRole("heading", { name: "Connection" })).toBeVisible();
        await expectGood();
        const dialog = await openForm(portal, "Stripe");
        await dialog.getByRole("checkbox", { name: /^JPY/ }).check();
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(dialog.getByRole("alert").filter({ hasText: "Check the marked fields" })).toBeVisible();
        await expectGood();
      });
    });
  }
}
