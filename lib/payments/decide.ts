import type { AttemptStatus, PaymentStatus } from "@/db/schema/payments";
import type { ChargeEvent, Decline } from "@/lib/connectors/contract";

/** Where an attempt and its payment stand when a provider says something. */
export type Standing = { payment: PaymentStatus; attempt: AttemptStatus; isOpen: boolean; hasAddress: boolean };

/** What is to be done. `payment` null leaves the payment where it is. */
export type Decision =
  | { kind: "ignore"; why: "already" | "late" }
  | { kind: "wait"; attempt: "requires_action" | "processing"; payment: "requires_action" | "processing" | null }
  | { kind: "fail"; decline: Decline | null; code: string; payment: "requires_payment_method" | "failed" | null }
  | { kind: "succeed"; isFirst: boolean };

type Said = Pick<ChargeEvent, "status" | "decline" | "redirectUrl"> & { isFresh: boolean };

/**
 * What a provider's word means for a payment: every order, repetition and delay has an answer here. Success is believed
 * whenever it comes; anything else is only for an attempt that is still open.
 */
export function decide(standing: Standing, said: Said): Decision {
  const { attempt, payment, isOpen } = standing;
  if (said.status === "succeeded") {
    return attempt === "succeeded"
      ? { kind: "ignore", why: "already" }
      : { kind: "succeed", isFirst: payment !== "succeeded" };
  }
  if (!isOpen) return { kind: "ignore", why: "late" };
  if (said.status === "failed" || said.status === "canceled") return fail(payment, said);
  return said.status === "processing" ? wait(payment, "processing") : waitForPayer(standing, said);
}

const isMoving = (payment: PaymentStatus) => payment === "requires_action" || payment === "processing";

function fail(payment: PaymentStatus, { status, decline }: Said): Decision {
  if (status === "canceled") return { kind: "fail", decline: null, code: "canceled", payment: back(payment, false) };
  const known = decline ?? { class: "soft" as const, code: "declined", rawCode: "" };
  return { kind: "fail", decline: known, code: known.code, payment: back(payment, known.class === "hard") };
}

/** After a soft decline, an error or a walk-away the payer may try again; a hard decline ends the payment. */
const back = (payment: PaymentStatus, isFinal: boolean) => {
  if (!isMoving(payment)) return null;
  return isFinal ? "failed" : "requires_payment_method";
};

const wait = (payment: PaymentStatus, to: "requires_action" | "processing"): Decision => ({
  kind: "wait",
  attempt: to,
  payment: isMoving(payment) && payment !== to ? to : null,
});

/** A provider that waits for the payer; without an address the payer can't get there. An old word of it takes nothing back. */
function waitForPayer({ payment, attempt, hasAddress }: Standing, { redirectUrl, isFresh }: Said): Decision {
  if (attempt === "processing" && !isFresh) return { kind: "ignore", why: "late" };
  if (hasAddress || redirectUrl) return wait(payment, "requires_action");
  return { kind: "wait", attempt: attempt === "processing" ? "processing" : "requires_action", payment: null };
}
