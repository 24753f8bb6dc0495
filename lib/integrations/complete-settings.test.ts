import { expect, test } from "vitest";
import { EXAMPLE_SCRIPT, saveScript } from "@/lib/scripts";
import { testDb, twoTenants } from "@/lib/testing";
import { installIntegration } from "./install-integration";
import { InstallIntegration } from "./schema";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const { versionId } = await saveScript(here, { name: "Acme", source: EXAMPLE_SCRIPT });
const install = (company: string, script = versionId) =>
  installIntegration(
    here,
    InstallIntegration.parse({ connectorId: "scriptforge", label: "Acme", settings: { company, script } }),
  );

test("a script is installed for the company it is made in, and for no other by its form", async () => {
  await expect(install(elsewhere.company.companyId)).rejects.toMatchObject({
    fields: { "settings.company": [expect.stringContaining("Switch")] },
  });
  expect(await install(here.companyId)).toMatchObject({ connectorId: "scriptforge" });
});

test("a version that isn't there is refused by its field", async () => {
  await expect(install(here.companyId, "scv_nobodys")).rejects.toMatchObject({
    fields: { "settings.script": [expect.any(String)] },
  });
});
