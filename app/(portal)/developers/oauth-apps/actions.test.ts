import { beforeEach, describe, expect, test, vi } from "vitest";
import { listOauthClients } from "@/lib/oauth";
import { testDb, twoTenants } from "@/lib/testing";
import { BACK, oauthApp } from "@/lib/testing/oauth-app";
import { deleteAppAction, disableAppAction, rotateAppAction, updateAppAction } from "./actions";

const db = await testDb();
const { here } = await twoTenants(db);
const session = { fresh: new Date() };
vi.mock("@/lib/session/require-ctx", () => ({
  findSight: async () => ({ freshAt: session.fresh }),
  actionCtx: async () => here,
}));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ origin: "http://portico.example", host: "portico.example" }),
}));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

const MINUTES_AGO = 5.1;
beforeEach(() => {
  session.fresh = new Date(Date.now() - MINUTES_AGO * 60_000);
});

describe("an app, which may hold live data whatever environment its owner looks at", () => {
  test("is moved, given another secret or deleted only by who showed lately that it is them", async () => {
    const { id } = await oauthApp(here, { type: "confidential", name: "Kept" });
    const change = { id, name: "Taken", redirectUris: ["https://evil.example/"], scopes: ["*" as const] };
    for (const outcome of [
      await updateAppAction(null, change),
      await rotateAppAction(null, { id }),
      await deleteAppAction(null, { id }),
    ])
      expect(outcome).toMatchObject({ ok: false, confirm: true });
    const kept = (await listOauthClients(here)).find((app) => app.id === id);
    expect(kept).toMatchObject({ name: "Kept", redirectUris: [BACK] });
    session.fresh = new Date();
    expect(await rotateAppAction(null, { id })).toMatchObject({ ok: true });
  });

  test("can be stopped at once", async () => {
    const { id } = await oauthApp(here);
    expect(await disableAppAction(null, { id })).toMatchObject({ ok: true });
    const stopped = (await listOauthClients(here)).find((app) => app.id === id);
    expect(stopped).toMatchObject({ status: "disabled" });
  });
});
