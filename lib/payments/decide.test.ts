import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ATTEMPT_STATUSES, PAYMENT_STATUSES, type PaymentStatus } from "@/db/schema/payments";
import { type Decision, decide, type Standing } from "./decide";
import { mayMove } from "./transition";

const soft = { class: "soft" as const, code: "do_not_honour", rawCode: "20003" };
const hard = { class: "hard" as const, code: "risk", rawCode: "40000" };
const open: Standing = { payment: "requires_action", attempt: "requires_action", isOpen: true, hasAddress: true };
const lost: Standing = { ...open, payment: "processing", attempt: "processing", hasAddress: false };
const closed: Standing = { ...open, payment: "requires_payment_method", attempt: "failed", isOpen: false };
const ignored = (why: "already" | "late"): Decision => ({ kind: "ignore", why });

const CASES: [string, Standing, Parameters<typeof decide>[1], Partial<Decision>][] = [
  ["success of an open attempt", open, { status: "succeeded", isFresh: false }, { kind: "succeed", isFirst: true }],
  [
    "success after expiry",
    { ...closed, payment: "expired" },
    { status: "succeeded", isFresh: false },
    { kind: "succeed", isFirst: true },
  ],
  [
    "success after failure",
    { ...closed, payment: "failed" },
    { status: "succeeded", isFresh: false },
    { kind: "succeed", isFirst: true },
  ],
  [
    "success after cancellation",
    { ...closed, payment: "canceled" },
    { status: "succeeded", isFresh: false },
    { kind: "succeed", isFirst: true },
  ],
  [
    "a second success of one attempt",
    { ...closed, payment: "succeeded", attempt: "succeeded" },
    { status: "succeeded", isFresh: false },
    ignored("already"),
  ],
  [
    "success of a second attempt",
    { ...open, payment: "succeeded" },
    { status: "succeeded", isFresh: false },
    { kind: "succeed", isFirst: false },
  ],
  [
    "a failure after success",
    { ...closed, payment: "succeeded", attempt: "succeeded" },
    { status: "failed", decline: hard, isFresh: true },
    ignored("late"),
  ],
  ["a failure of a closed attempt", closed, { status: "failed", decline: hard, isFresh: true }, ignored("late")],
  [
    "a soft decline",
    open,
    { status: "failed", decline: soft, isFresh: false },
    { kind: "fail", code: "do_not_honour", payment: "requires_payment_method" },
  ],
  [
    "a hard decline",
    open,
    { status: "failed", decline: hard, isFresh: false },
    { kind: "fail", code: "risk", payment: "failed" },
  ],
  [
    "a hard decline while processing",
    lost,
    { status: "failed", decline: hard, isFresh: false },
    { kind: "fail", payment: "failed" },
  ],
  [
    "a decline without a reason",
    open,
    { status: "failed", isFresh: false },
    { kind: "fail", code: "declined", payment: "requires_payment_method" },
  ],
  [
    "a decline of a paid payment's other attempt",
    { ...open, payment: "succeeded" },
    { status: "failed", decline: hard, isFresh: false },
    { kind: "fail", payment: null },
  ],
  [
    "the payer walking away",
    open,
    { status: "canceled", isFresh: false },
    { kind: "fail", code: "canceled", decline: null, payment: "requires_payment_method" },
  ],
  [
    "work at the provider",
    open,
    { status: "processing", isFresh: false },
    { kind: "wait", attempt: "processing", payment: "processing" },
  ],
  ["work at the provider, again", lost, { status: "processing", isFresh: false }, { kind: "wait", payment: null }],
  [
    "waiting for the payer",
    open,
    { status: "pending", isFresh: true },
    { kind: "wait", attempt: "requires_action", payment: null },
  ],
  [
    "waiting for the payer, after all",
    { ...lost, hasAddress: true },
    { status: "pending", isFresh: true },
    { kind: "wait", attempt: "requires_action", payment: "requires_action" },
  ],
  [
    "waiting for a payer who has no address",
    lost,
    { status: "pending", isFresh: true },
    { kind: "wait", attempt: "processing", payment: null },
  ],
  [
    "an address that comes late",
    lost,
    { status: "pending", redirectUrl: "https://p", isFresh: true },
    { kind: "wait", attempt: "requires_action", payment: "requires_action" },
  ],
  ["an old word of waiting", { ...lost, hasAddress: true }, { status: "pending", isFresh: false }, ignored("late")],
];

/** The status a decision would move the payment to. */
function wanted(decision: Decision): PaymentStatus | null {
  if (decision.kind === "ignore") return null;
  if (decision.kind === "succeed") return decision.isFirst ? "succeeded" : null;
  return decision.payment;
}

describe("decide", () => {
  test.each(CASES)("answers %s", (_, standing, said, decision) => {
    expect(decide(standing, said)).toMatchObject(decision);
  });

  test("never asks for a move that the payment can't make, wherever things stand", () => {
    const standing = fc.record({
      payment: fc.constantFrom(...PAYMENT_STATUSES),
      attempt: fc.constantFrom(...ATTEMPT_STATUSES),
      isOpen: fc.boolean(),
      hasAddress: fc.boolean(),
    });
    const said = fc.record({
      status: fc.constantFrom(
        "pending" as const,
        "processing" as const,
        "succeeded" as const,
        "failed" as const,
        "canceled" as const,
      ),
      decline: fc.constantFrom(soft, hard),
      isFresh: fc.boolean(),
    });
    fc.assert(
      fc.property(standing, said, (now, word) => {
        const decision = decide(now, word);
        const move = wanted(decision);
        expect(move === null || mayMove(now.payment, move, decision.kind === "succeed")).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
