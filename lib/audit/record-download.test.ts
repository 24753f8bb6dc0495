import { expect, test } from "vitest";
import { testDb, twoTenants } from "@/lib/testing";
import { recordDownload } from "./record-download";
import { verifyAudit } from "./verify-audit";

const db = await testDb();
const { here } = await twoTenants(db);

test("taking payments out of the house is written into the audit chain, with the filters", async () => {
  await recordDownload(here, "payments", { status: "failed" });
  const [event] = await db.owner`select * from audit_events where action = 'payments.exported'`;
  expect(event).toMatchObject({ actor_id: here.principal.id, tenant_id: here.tenantId, detail: { status: "failed" } });
  expect(await verifyAudit(here)).toMatchObject({ ok: true });
});
