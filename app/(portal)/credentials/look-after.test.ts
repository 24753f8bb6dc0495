import { describe, expect, test, vi } from "vitest";
import type { z } from "zod";
import type { Ctx } from "@/lib/context";
import { apiKey, clientToken, testDb, world } from "@/lib/testing";
import { lookAfter } from "./look-after";

const { here, app } = await world(await testDb());

// Who is at the keyboard, and whether they showed it, is the session's to say and tested there.
vi.mock("@/lib/session", () => ({
  inProduction: () => false,
  action:
    <S extends z.ZodType>(_permission: string, schema: S, verb: (ctx: Ctx, input: z.output<S>) => Promise<unknown>) =>
    (_before: null, input: unknown) =>
      verb(here, schema.parse(input)),
}));

const show = vi.fn();
const tokens = lookAfter({ kind: "client_token", permission: "application:manage", show });

describe("the actions of one kind", () => {
  test.each(["rotate", "disable", "enable", "revoke"] as const)(
    "don't %s a credential of another kind, which asks for more there",
    async (verb) => {
      const { id } = await apiKey({ ...here, environment: "production" });
      await expect(tokens[verb](null, { id } as never)).rejects.toMatchObject({ code: "not_found" });
    },
  );

  test("look after their own and have the page read again", async () => {
    const { id } = await clientToken(here, app.id);
    for (const verb of ["disable", "enable", "revoke"] as const) await tokens[verb](null, { id });
    expect(show).toHaveBeenCalledTimes(3);
  });
});
