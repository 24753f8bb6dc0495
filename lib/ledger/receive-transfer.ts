import { providerEvents } from "@/db/schema/integrations";
import { incomingTransfers } from "@/db/schema/ledger";
import type { TransferEvent } from "@/lib/connectors/contract";
import { type Ctx, placeOf, type TxCtx, transact } from "@/lib/context";
import { termsAt } from "@/lib/integrations";
import type { IntegrationRow } from "@/lib/integrations/present";
import { newId } from "@/lib/kit/ids";
import { isSum, type Money } from "@/lib/kit/money";
import { customerWhoPays } from "./customer-who-pays";
import { type IncomingRow, lockIncoming, updateIncoming } from "./incoming-rows";
import { type Backwards, moveBackwards, returnedOf, settleIncoming } from "./settle-incoming";

type Said = {
  integration: IntegrationRow;
  event: TransferEvent;
  /** Why the connector's own rules don't take it; null when they do. */
  refusal: string | null;
};

/** What became of the word: the state the money is in, or why nothing changed. */
export type TransferOutcome = IncomingRow["state"] | Backwards | "duplicate" | "mismatch" | "unverified";

/**
 * Takes in money that came to a company at a provider's own place (S4-31…37a). It is credited to the customer who pays from
 * the payer's address once it is verified, arrived and allowed; anything else is kept for a person. Each event has one
 * effect, whatever the order and number of its copies; through a disabled integration only what was told before goes on; a
 * refund or reversal takes back what was credited, and a restoration that is told before its reversal waits for it.
 */
export async function receiveTransfer(ctx: Ctx, { integration, event, refusal }: Said): Promise<TransferOutcome> {
  if (event.money.amount <= 0n || !isSum(event.money.amount)) return "mismatch";
  return transact(ctx, async (ctx) => {
    const opened = await openIncoming(ctx, integration, event);
    const { row } = opened;
    const isNews = await isFirstWord(ctx, integration.id, event.id);
    if (!isNews && !MAY_CHANGE.has(row.state)) return "duplicate";
    if (row.currencyCode !== event.money.currency) return "mismatch";
    if (isBackwards(event)) return isNews ? applyBackwards(ctx, row, event) : "duplicate";
    return applyForward(ctx, row, { integration, event, refusal: refusalFor({ integration, refusal }, opened) });
  });
}

type Opened = { row: IncomingRow; isNew: boolean };

/** The connector's own refusal, unless the integration is disabled and was when the money was first told of. */
const refusalFor = ({ integration, refusal }: Pick<Said, "integration" | "refusal">, { row, isNew }: Opened) =>
  integration.isEnabled || (!isNew && row.state !== "refused") ? refusal : "integration_disabled";

/** What a person can mend, so that the same word heard once more may come to something else. */
const MAY_CHANGE: ReadonlySet<IncomingRow["state"]> = new Set(["refused", "unmatched"]);

async function applyForward(
  ctx: TxCtx,
  row: IncomingRow,
  { integration, event, refusal }: Said,
): Promise<TransferOutcome> {
  if (row.creditedAt) return "duplicate";
  if (row.isProven && !event.isVerified) return "unverified";
  const reason = refusal ?? refusalHere(ctx, integration, event);
  const told = await updateIncoming(ctx, row, {
    ...factsOf(event),
    feeMinor: factsOf(event).feeMinor ?? row.feeMinor,
    returnedMinor: returnedOf(row, event.money.amount),
    isProven: event.isVerified,
    customerId: row.customerId ?? (await customerWhoPays(ctx, event.payerEmail)),
    arrivedAt: arrivalOf(ctx, row, event),
    reason,
    state: stateOf(event, reason),
  });
  return (await settleIncoming(ctx, told)).state;
}

/** The first verified word counts from the beginning: what nobody vouched for before it is no arrival. */
function arrivalOf({ now }: TxCtx, { arrivedAt, isProven }: IncomingRow, { status, isVerified }: TransferEvent) {
  if (status === "succeeded") return arrivedAt ?? now;
  return isVerified && !isProven ? null : arrivedAt;
}

const isBackwards = ({ status }: TransferEvent) =>
  status === "refunded" || status === "reversed" || status === "restored";

function stateOf({ status }: TransferEvent, reason: string | null): IncomingRow["state"] {
  if (reason !== null) return "refused";
  return status === "failed" ? "failed" : "pending";
}

/** What the place itself does not take: another environment's money, or a currency that was not chosen. */
function refusalHere(ctx: TxCtx, { currencies }: IntegrationRow, { environment, money }: TransferEvent): string | null {
  if (environment && environment !== ctx.environment) return "environment";
  return currencies.length > 0 && !currencies.includes(money.currency) ? "currency_not_accepted" : null;
}

const factsOf = ({ type, payerEmail, payerName, receivers, money, fee }: TransferEvent) => ({
  type,
  payerEmail: payerEmail?.toLowerCase() ?? null,
  payerName,
  receivers: [...receivers],
  amountMinor: money.amount,
  feeMinor: fee && fee.currency === money.currency && isFeeOf(money, fee) ? fee.amount : null,
});

/** More than came is no fee of it. */
const isFeeOf = (money: Money, fee: Money): boolean => fee.amount >= 0n && fee.amount <= money.amount;

/** The one row of a provider's transaction, made at the first word of it and locked: of two at once the second sees what the first did. */
async function openIncoming(ctx: TxCtx, { id: integrationId }: IntegrationRow, event: TransferEvent): Promise<Opened> {
  const known = await lockIncoming(ctx, { integrationId, providerId: event.providerId });
  if (known) return { row: known, isNew: false };
  const terms = (await termsAt(ctx, [integrationId], ctx.now)).get(integrationId);
  const inserted = await ctx.db
    .insert(incomingTransfers)
    .values({
      ...factsOf(event),
      feeMinor: null,
      id: newId("inc"),
      integrationId,
      providerId: event.providerId,
      state: "pending",
      currencyCode: event.money.currency,
      deductFees: terms?.deductFees ?? false,
      isProven: false,
      updatedAt: ctx.now,
      createdAt: ctx.now,
      ...placeOf(ctx),
    })
    .onConflictDoNothing()
    .returning({ id: incomingTransfers.id });
  const made = await lockIncoming(ctx, { integrationId, providerId: event.providerId });
  if (!made) throw new Error("insert returned no row");
  return { row: made, isNew: inserted.length > 0 };
}

async function isFirstWord(ctx: TxCtx, integrationId: string, providerEventId: string): Promise<boolean> {
  const made = await ctx.db
    .insert(providerEvents)
    .values({ id: newId("pve"), integrationId, providerEventId, createdAt: ctx.now, ...placeOf(ctx) })
    .onConflictDoNothing()
    .returning({ id: providerEvents.id });
  return made.length > 0;
}

/** Takes back or restores; nothing is believed that nobody verified. What comes before the money itself waits for it. */
async function applyBackwards(ctx: TxCtx, row: IncomingRow, event: TransferEvent): Promise<TransferOutcome> {
  if (!event.isVerified) return "unverified";
  if (event.environment && event.environment !== ctx.environment) return "mismatch";
  return moveBackwards(ctx, row, event);
}
