import { describe, expect, test } from "vitest";
import { transact } from "@/lib/context";
import { testDb, twoTenants } from "@/lib/testing";
import { record } from "./record";
import { verifyAudit } from "./verify-audit";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const say = (what: string, where = here) =>
  transact(where, (ctx) => record(ctx, "test.said", "x_1", { what, list: [1, { b: 1, a: 2 }] }));

describe("the audit chain", () => {
  test("numbers events without gaps, however many are written at once", async () => {
    await Promise.all(Array.from({ length: 15 }, (_, n) => say(`n${n}`)));
    const verdict = await verifyAudit(here);
    expect(verdict).toEqual({ ok: true, events: 17, brokenAt: null });
    expect(await verifyAudit(elsewhere.tenant)).toMatchObject({ ok: true });
  });

  test("leaves no trace of what was rolled back", async () => {
    const before = await verifyAudit(here);
    const undone = transact(here, async (ctx) => {
      await record(ctx, "test.said", "x_1", { what: "never" });
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    expect(await verifyAudit(here)).toEqual(before);
  });

  test.each([
    [
      "changed",
      (sequence: number) =>
        db.owner`update audit_events set detail = '{"what":"else"}' where tenant_id = ${here.tenantId} and sequence = ${sequence}`,
    ],
    [
      "moved to another actor",
      (sequence: number) =>
        db.owner`update audit_events set actor_id = 'usr_other' where tenant_id = ${here.tenantId} and sequence = ${sequence}`,
    ],
    [
      "removed",
      (sequence: number) =>
        db.owner`delete from audit_events where tenant_id = ${here.tenantId} and sequence = ${sequence}`,
    ],
  ])("shows where an event was %s", async (_, tamper) => {
    const { events } = await verifyAudit(here);
    const sequence = events - 3;
    await db.owner`create table saved as select * from audit_events`;
    await tamper(sequence);
    expect(await verifyAudit(here)).toMatchObject({ ok: false, brokenAt: sequence });
    await db.owner`delete from audit_events`;
    await db.owner`insert into audit_events select * from saved`;
    await db.owner`drop table saved`;
    expect(await verifyAudit(here)).toMatchObject({ ok: true });
  });

  test("shows that the newest events were cut off", async () => {
    const { events } = await verifyAudit(here);
    await db.owner`delete from audit_events where tenant_id = ${here.tenantId} and sequence = ${events}`;
    expect(await verifyAudit(here)).toMatchObject({ ok: false, brokenAt: events });
  });
});
