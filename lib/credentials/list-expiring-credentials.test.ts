import { describe, expect, test } from "vitest";
import { deleteApplication } from "@/lib/applications";
import { addSeconds, DAY } from "@/lib/kit/time";
import { application, clientToken, testDb, twoTenants } from "@/lib/testing";
import { listExpiringCredentials } from "./list-expiring-credentials";
import { revokeCredential } from "./revoke-credential";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const app = await application(here, { name: "Northwind" });
const inDays = (days: number) => addSeconds(here.now, days * DAY).toISOString();
const ending = (label: string, days: number | null, applicationId = app.id) =>
  clientToken(here, applicationId, { label, expiresAt: days === null ? null : inDays(days) });

describe("listExpiringCredentials", () => {
  test("names what ends within 14 days, the first to end first, and nothing that is over or already revoked", async () => {
    await ending("never", null);
    await ending("later", 15);
    await ending("in 13 days", 13);
    await ending("tomorrow", 1);
    await revokeCredential(here, { id: (await ending("revoked", 2)).id });
    const gone = await application(here);
    await ending("of a deleted application", 3, gone.id);
    await deleteApplication(here, { id: gone.id });

    const found = await listExpiringCredentials(here);
    expect(found.map(({ label }) => label)).toEqual(["tomorrow", "in 13 days"]);
    expect(found[0]).toMatchObject({ applicationName: "Northwind", applicationId: app.id });

    const dayAfter = { ...here, now: addSeconds(here.now, 2 * DAY) };
    expect((await listExpiringCredentials(dayAfter)).map(({ label }) => label)).toEqual(["in 13 days", "later"]);
  });

  test.each(Object.entries(elsewhere))("sees nothing of another %s", async (_, there) => {
    expect(await listExpiringCredentials(there)).toEqual([]);
  });
});
