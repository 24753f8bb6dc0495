import type { ChargeEvent } from "@/lib/connectors/contract";
import { type Ctx, transact } from "@/lib/context";
import { integrationRow, openIntegration } from "@/lib/integrations";
import { log } from "@/lib/kit/log";
import { type Applied, applyProviderEvent } from "./apply-provider-event";
import { type AttemptRow, attemptOf } from "./lock-payment";

/** What a look at the provider came to. `none`: it knows of no such charge; `unknown`: it didn't say. */
export type Look = { kind: "event"; event: ChargeEvent; applied: Applied } | { kind: "none" } | { kind: "unknown" };

/**
 * Asks the provider how an attempt stands and believes the answer; `complete` takes the provider's last step first, when the
 * payer has agreed. Never called inside a transaction.
 */
export async function lookUp(ctx: Ctx, attempt: AttemptRow, { complete = true } = {}): Promise<Look> {
  const { providerId, id: reference } = attempt;
  const money = { amount: attempt.amountMinor, currency: attempt.currencyCode };
  return ask(ctx, attempt, async ({ connector, http, settings }) => {
    const done =
      complete && providerId !== null
        ? await connector.complete?.(http, { providerId, reference, money }, settings)
        : null;
    if (!done && connector.looksUp === false) return asLastTold(attempt);
    return done ?? connector.fetch(http, { providerId, reference, money }, settings);
  });
}

/** Nobody can be asked: an attempt waits for its payer until the provider has told that something came in, and then for the provider. */
function asLastTold({ id, providerId, status, amountMinor, currencyCode }: AttemptRow): ChargeEvent | null {
  if (providerId === null) return null;
  const money = { amount: amountMinor, currency: currencyCode };
  const last = status === "processing" ? "processing" : "pending";
  return { kind: "charge", id: `${id}:${last}`, reference: id, providerId, status: last, money, fee: null };
}

/** Asks the provider to close an attempt nobody has paid. `none`: this provider can't. */
export async function askToCancel(ctx: Ctx, attempt: AttemptRow): Promise<Look> {
  const { providerId, id: reference } = attempt;
  if (providerId === null) return { kind: "none" };
  return ask(
    ctx,
    attempt,
    async ({ connector, http, settings }) =>
      (await connector.cancel?.(http, { providerId, reference }, settings)) ?? null,
  );
}

type Open = Awaited<ReturnType<typeof openIntegration>>;

async function ask(
  ctx: Ctx,
  attempt: AttemptRow,
  question: (open: Open) => Promise<ChargeEvent | null>,
): Promise<Look> {
  const row = await integrationRow(ctx, attempt.integrationId);
  if (!row) throw new Error("an attempt without its integration");
  let event: ChargeEvent | null;
  try {
    event = await question(await openIntegration(ctx, row));
  } catch (error) {
    log().warn(
      { requestId: ctx.requestId, attemptId: attempt.id, err: error },
      "the provider did not say how an attempt stands",
    );
    return { kind: "unknown" };
  }
  if (!event) return { kind: "none" };
  return {
    kind: "event",
    event,
    applied: await applyProviderEvent(ctx, { integrationId: row.id, event, isFresh: true }),
  };
}

/** The attempt as it stands now. */
export async function attemptNow(ctx: Ctx, id: string): Promise<AttemptRow> {
  const row = await transact(ctx, (ctx) => attemptOf(ctx, id));
  if (!row) throw new Error("an attempt went away");
  return row;
}
