import { describe, expect, test } from "vitest";
import { decodeCursor, encodeCursor, nextCursor } from "./cursor";

const made = (text: string) => Buffer.from(text).toString("base64url");

describe("cursors", () => {
  test("come back as they were made", () => {
    const end = { at: new Date("2026-11-21T05:00:00.123Z"), id: "pay_01a1fc7d552e73c0842e24f41d4658fc" };
    expect(decodeCursor(encodeCursor(end))).toEqual(end);
  });

  test.each([
    "",
    "x",
    made("1"),
    made("1."),
    made("-1.pay_00000000"),
    made("1.pay_' or 1=1"),
    made("1.5.pay_00000000"),
  ])("are refused by name when they are %j", (text) => {
    expect(() => decodeCursor(text)).toThrowError(
      expect.objectContaining({ fields: { cursor: [expect.any(String)] } }),
    );
  });

  test.each(["253402300800000", "999999999999999"])(
    "are refused when their time is no time PostgreSQL reads: %s",
    (ms) => {
      expect(() => decodeCursor(made(`${ms}.pay_00000000`))).toThrowError("Invalid request");
    },
  );

  test("lead on only when there is more", () => {
    const rows = [1, 2, 3].map((n) => ({ createdAt: new Date(n), id: `pay_0000000${n}` }));
    expect(nextCursor(rows, 3)).toBeNull();
    expect(decodeCursor(nextCursor(rows, 2) ?? "").id).toBe("pay_00000002");
  });
});
