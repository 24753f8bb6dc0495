import { expect, test, vi } from "vitest";
import type { Freshness } from "@/lib/session/action";
import { leaveAffiliateAction, revokePairAction } from "./actions";

// Only what an action asks of the person is looked at here; the rest is the session's and the verbs'.
vi.mock("@/lib/session", () => ({
  inProduction: ({ environment }: { environment: string }) => environment === "production",
  action: (_permission: string, _schema: unknown, _verb: unknown, asked?: Freshness<unknown>) => asked,
}));

const asks = (asked: unknown, environment: string) =>
  (asked as Freshness<unknown> | undefined)?.fresh({ environment } as never, {});

test("whoever ends live pairs shows first that it is them, wherever they stand when leaving ends those of both", () => {
  expect([asks(revokePairAction, "production"), asks(revokePairAction, "sandbox")]).toEqual([true, false]);
  expect([asks(leaveAffiliateAction, "production"), asks(leaveAffiliateAction, "sandbox")]).toEqual([true, true]);
});
