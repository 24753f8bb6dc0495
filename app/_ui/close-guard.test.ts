import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closeGuard, type Exit, type Guard, type GuardEvent, guarded, unguarded } from "./close-guard";

const EXITS: Exit[] = [{ by: "dialog" }, { by: "back" }, { by: "link", href: "/payments" }];
const run = (start: Guard, ...events: GuardEvent[]) => events.reduce(closeGuard, start);

describe("closeGuard", () => {
  test.each(EXITS)("asks before leaving by $by while something is held", (exit) => {
    expect(run(guarded, { type: "attempt", exit })).toEqual({ held: true, asking: exit, leaving: null });
  });

  test.each(EXITS)("leaves by $by at once when nothing is held", (exit) => {
    expect(run(unguarded, { type: "attempt", exit }).leaving).toEqual(exit);
  });

  test.each(EXITS)("leaves by $by after the answer, and by no other way", (exit) => {
    const answered = run(guarded, { type: "attempt", exit }, { type: "leave" });
    expect(answered).toEqual({ held: false, asking: null, leaving: exit });
    expect(run(answered, { type: "attempt", exit: { by: "dialog" } }).leaving).toEqual(exit);
  });

  test("keeps holding after 'stay', and asks again the next time", () => {
    const stayed = run(guarded, { type: "attempt", exit: { by: "back" } }, { type: "stay" });
    expect(stayed).toEqual(guarded);
    expect(run(stayed, { type: "attempt", exit: { by: "dialog" } }).asking).toEqual({ by: "dialog" });
  });

  test("takes the question back once copying has released the guard", () => {
    const released = run(guarded, { type: "attempt", exit: { by: "dialog" } }, { type: "release" });
    expect(released).toEqual(unguarded);
    expect(run(released, { type: "attempt", exit: { by: "dialog" } }).leaving).toEqual({ by: "dialog" });
  });

  test("ignores an answer nobody asked for", () => {
    expect(run(guarded, { type: "leave" })).toEqual(guarded);
  });

  test("never leaves from a held guard without a question and a yes, whatever the order of events", () => {
    const event = fc.oneof(
      fc.constantFrom<GuardEvent>({ type: "hold" }, { type: "stay" }, { type: "leave" }),
      fc.constantFrom(...EXITS).map((exit): GuardEvent => ({ type: "attempt", exit })),
    );
    fc.assert(
      fc.property(fc.array(event), (events) => {
        let guard = guarded;
        for (const next of events) {
          const before = guard;
          guard = closeGuard(guard, next);
          if (guard.leaving && !before.leaving) {
            expect(next.type).toBe("leave");
            expect(before.asking).toEqual(guard.leaving);
          }
        }
      }),
    );
  });
});
