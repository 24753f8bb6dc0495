import { beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { invalid } from "@/lib/kit/errors";
import { ctxFor, testDb } from "@/lib/testing";
import { action, inProduction } from "./action";

const db = await testDb();
const now = { fresh: new Date() };
const where = { environment: "production" as "production" | "sandbox", origin: "http://portico.example" };
vi.mock("./require-ctx", () => ({
  findSight: async () => ({ freshAt: now.fresh }),
  actionCtx: async () => ctxFor(db, { environment: where.environment }),
}));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ origin: where.origin, host: "portico.example" }),
}));

const done = vi.fn(async () => "done");
const guarded = action("tenant:read", z.strictObject({}), done, { fresh: inProduction });
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

beforeEach(() => {
  Object.assign(where, { environment: "production", origin: "http://portico.example" });
  done.mockClear();
});

describe("an action that can't be undone", () => {
  test("runs when the person showed within five minutes that it is them", async () => {
    now.fresh = minutesAgo(4.9);
    expect(await guarded(null, {})).toEqual({ ok: true, data: "done" });
  });

  test("does nothing after that, and says what is to be done", async () => {
    now.fresh = minutesAgo(5.1);
    expect(await guarded(null, {})).toMatchObject({
      ok: false,
      confirm: true,
      message: expect.stringContaining("Confirm that it’s you"),
    });
    expect(done).not.toHaveBeenCalled();
  });

  test("asks for nothing more where no real money moves", async () => {
    now.fresh = minutesAgo(600);
    where.environment = "sandbox";
    expect(await guarded(null, {})).toEqual({ ok: true, data: "done" });
  });

  test("is not run for a page of another site, however fresh the session is", async () => {
    now.fresh = new Date();
    where.origin = "http://evil.example";
    expect(await guarded(null, {})).toMatchObject({ ok: false });
    expect(done).not.toHaveBeenCalled();
  });
});

describe("a form that is filled wrongly", () => {
  const Form = z.strictObject({ label: z.string().max(5), count: z.int(), kind: z.enum(["a", "b"]), mail: z.email() });
  const filled = action("tenant:read", Form, done);

  test("says the same above the fields whether the schema or the verb refused them", async () => {
    const strict = action("tenant:read", z.strictObject({}), async () => {
      throw invalid({ label: ["Nobody has this."] });
    });
    expect(await strict(null, {})).toMatchObject({
      message: "Check the marked fields.",
      fields: { label: expect.any(Array) },
    });
  });

  test("is refused by each field, in words for people", async () => {
    const wrong = { label: "too long", count: "5", kind: "c", mail: "ada" };
    expect(await filled(null, wrong as unknown as z.input<typeof Form>)).toEqual({
      ok: false,
      message: "Check the marked fields.",
      fields: {
        label: ["At most 5 characters."],
        count: ["This must be a number."],
        kind: ["This must be a or b."],
        mail: ["An e-mail address, such as name@example.com."],
      },
    });
    expect(done).not.toHaveBeenCalled();
  });

  test("names a field that is not its own", async () => {
    const more = { label: "x", count: 1, kind: "a", mail: "ada@example.com", more: 1 };
    expect(await filled(null, more as z.input<typeof Form>)).toMatchObject({ message: "Not known here: more." });
  });
});
