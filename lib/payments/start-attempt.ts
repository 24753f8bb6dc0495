import type { Ctx } from "@/lib/context";
import { conflict } from "@/lib/kit/errors";
import { closeAttempt } from "./close-attempt";
import type { AttemptRow } from "./lock-payment";
import { attemptNow } from "./look-up";
import { findOffer } from "./methods";
import { requirePayment } from "./require-payment";
import { callProvider } from "./start-attempt-call";
import { claimAttempt, notOffered } from "./start-attempt-claim";

/** `redirectUrl` is where the payer goes on; null when there is nothing to go to yet, or any more. `code` says why it failed. */
export type StartedAttempt = {
  attemptId: string;
  status: "requires_action" | "processing" | "succeeded" | "failed";
  redirectUrl: string | null;
  code: string | null;
};

const MOST_ROUNDS = 3;
const WAIT_STEP_MS = 100;
const WAIT_MS = 16_000;

/**
 * Begins to collect a payment by the method the payer picked (`simulator.card`). However often and at how many places at
 * once it is asked, there is one open attempt: the same method leads to the same address, another one only takes over when
 * the provider says that nobody has paid the first. A decline is an answer, not an error.
 */
export async function startAttempt(ctx: Ctx, input: { paymentId: string; method: string }): Promise<StartedAttempt> {
  const payment = await requirePayment(ctx, { id: input.paymentId });
  const offer = await findOffer(ctx, payment, input.method);
  if (!offer) throw notOffered();

  for (let round = 0; round < MOST_ROUNDS; round++) {
    const claim = await claimAttempt(ctx, payment.id, offer);
    if (claim.kind === "mine") return presentStart(await callProvider(ctx, claim, offer.integration));
    if (claim.kind === "same") return presentStart(await untilStarted(ctx, claim.attempt));
    const closed = await closeAttempt(ctx, claim.attempt, "superseded");
    if (!closed) throw conflict("Another way to pay is under way", { retryAfterSeconds: 5 });
  }
  throw conflict("This payment is being paid in another place", { retryAfterSeconds: 5 });
}

/** Waits for whoever makes the provider call. */
async function untilStarted(ctx: Ctx, attempt: AttemptRow): Promise<AttemptRow> {
  let now = attempt;
  for (let waited = 0; now.status === "started" && waited < WAIT_MS; waited += WAIT_STEP_MS) {
    await new Promise((resolve) => setTimeout(resolve, WAIT_STEP_MS));
    now = await attemptNow(ctx, attempt.id);
  }
  return now;
}

function presentStart({ id, status, redirectUrl, code }: AttemptRow): StartedAttempt {
  const isWaiting = status === "requires_action";
  return {
    attemptId: id,
    status: status === "started" ? "processing" : status,
    redirectUrl: isWaiting ? redirectUrl : null,
    code,
  };
}
