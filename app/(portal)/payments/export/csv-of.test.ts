import { describe, expect, test } from "vitest";
import { testDb, world } from "@/lib/testing";
import { csvOf } from "./csv-of";

const db = await testDb();
const { here, elsewhere, checkout } = await world(db);
const textOf = async (ctx: typeof here, query = {}) => new Response(await csvOf(ctx, query)).text();

describe("the CSV of payments", () => {
  test("has a head and no rows when there is nothing", async () => {
    expect(await textOf(here)).toMatch(/^id,reference,.*updated_at\r\n$/);
  });

  test("is refused before it has begun when it can't be read", async () => {
    await expect(csvOf(here, { createdFrom: new Date(Number.NaN) })).rejects.toThrow();
  });

  test("writes amounts in the currency's own digits and lets no cell run as a formula", async () => {
    await checkout({ reference: '=HYPERLINK("x")', amount: 1234, currencyCode: "KWD" });
    const [, line = ""] = (await textOf(here)).split("\r\n");
    expect(line).toContain(`"'=HYPERLINK(""x"")"`);
    expect(line).toContain(",1.234,0.000,0.000,KWD,");
  });

  test("goes through all pages, newest first, each payment once, and through the filters", async () => {
    for (let count = 0; count < 501; count++) await checkout({ reference: `MANY-${count}` });
    const lines = (await textOf(here, { reference: "MANY-" })).trimEnd().split("\r\n").slice(1);
    expect(lines).toHaveLength(501);
    expect(new Set(lines.map((line) => line.split(",")[1])).size).toBe(501);
    expect(lines[0]).toContain("MANY-500");
  });

  test.each(Object.entries(elsewhere))("holds nothing of another %s", async (_, there) => {
    expect((await textOf(there)).split("\r\n")).toHaveLength(2);
  });
});
