import { describe, expect, test } from "vitest";
import { payments } from "@/db/schema/payments";
import { type Ctx, placeOf, transact } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import { addSeconds, DAY, dayIn } from "@/lib/kit/time";
import { testDb, world } from "@/lib/testing";
import { summarizePayments } from "./summarize-payments";

const db = await testDb();
const { here, elsewhere, app } = await world(db);

type Over = {
  status?: "succeeded" | "failed" | "expired";
  currencyCode?: string;
  received?: bigint;
  refunded?: bigint;
  daysAgo?: number;
};

const paid = (
  ctx: Ctx,
  { status = "succeeded", currencyCode = "EUR", received = 1000n, refunded = 0n, daysAgo = 0 }: Over = {},
) =>
  transact(ctx, (ctx) =>
    ctx.db.insert(payments).values({
      id: newId("pay"),
      applicationId: app.id,
      createdBy: "usr_test",
      amountMinor: 1000n,
      currencyCode,
      reference: "R",
      referenceLabel: "R",
      status,
      amountReceivedMinor: status === "succeeded" ? received : 0n,
      amountRefundedMinor: refunded,
      expiresAt: addSeconds(ctx.now, DAY),
      createdAt: addSeconds(ctx.now, -daysAgo * DAY),
      ...placeOf(ctx),
    }),
  );

describe("summarizePayments", () => {
  test("is empty, not wrong, before the first payment", async () => {
    const summary = await summarizePayments(here);
    expect(summary).toMatchObject({ counted: 0, isCapped: false, succeeded: 0, failed: 0, volumes: [], before: null });
    expect(summary.days.at(-1)).toEqual({ day: dayIn(here.now), succeeded: 0, failed: 0, other: 0 });
    expect(summary.days).toHaveLength(31);
  });

  test("adds up what came in by currency, takes refunds off, and leaves out what is older than 30 days", async () => {
    await paid(here, { received: 1000n });
    await paid(here, { received: 2000n, refunded: 500n, daysAgo: 3 });
    await paid(here, { currencyCode: "JPY", received: 700n, daysAgo: 29 });
    await paid(here, { status: "failed" });
    await paid(here, { status: "expired" });
    await paid(here, { received: 9999n, daysAgo: 31 });

    const summary = await summarizePayments(here);
    expect(summary).toMatchObject({ counted: 5, succeeded: 3, failed: 1 });
    expect(summary.volumes).toEqual([
      { currencyCode: "EUR", amount: 2500n, payments: 2 },
      { currencyCode: "JPY", amount: 700n, payments: 1 },
    ]);
    expect(summary.days.at(-1)).toMatchObject({ succeeded: 1, failed: 1, other: 1 });
  });

  test("compares with the 30 days before, and with nothing older", async () => {
    const later = { ...here, now: addSeconds(here.now, 100 * DAY) };
    await paid(later, { received: 700n, daysAgo: 2 });
    await paid(later, { received: 400n, daysAgo: 31 });
    await paid(later, { status: "failed", daysAgo: 59 });
    await paid(later, { received: 9999n, daysAgo: 61 });

    const { before, volumes } = await summarizePayments(later);
    expect(volumes).toEqual([{ currencyCode: "EUR", amount: 700n, payments: 1 }]);
    const euros = [{ currencyCode: "EUR", amount: 400n, payments: 1 }];
    expect(before).toEqual({ succeeded: 1, failed: 1, volumes: euros });
    expect(await summarizePayments(later, { most: 1 })).toMatchObject({ isCapped: false, before: null });
  });

  test("says when there were more payments than it looked at", async () => {
    expect(await summarizePayments(here, { most: 2 })).toMatchObject({ counted: 2, isCapped: true });
  });

  test("counts a payment on the day it had in the company's time zone", async () => {
    const midnight = { ...here, now: new Date("2030-06-01T02:00:00Z") };
    await paid(midnight);
    const { days } = await summarizePayments(midnight, { timeZone: "America/New_York" });
    expect(days.at(-1)).toMatchObject({ day: "2030-05-31", succeeded: 1 });
  });

  test.each(Object.entries(elsewhere))("sees nothing of another %s", async (_, there) => {
    expect(await summarizePayments(there)).toMatchObject({ counted: 0, volumes: [] });
  });
});
