import { eq } from "drizzle-orm";
import { type DeliveryStep, deliveries } from "@/db/schema/integrations";
import type { Delivery, Verdict } from "@/lib/connectors/contract";
import { type Ctx, placeOf, type TxCtx, transact, within } from "@/lib/context";
import { enqueue } from "@/lib/queue";

export type StoredDelivery = {
  id: string;
  integrationId: string;
  verdict: Verdict;
  isApplied: boolean;
  delivery: Delivery;
};

/** What a message is about, as far as working it has told. */
export type DeliveryFacts = Partial<Record<"paymentId" | "incomingId" | "providerId" | "payerEmail", string | null>>;

/** A stored delivery with the very bytes that came. */
export async function openDelivery(ctx: Ctx, id: string): Promise<StoredDelivery | null> {
  const [row] = await transact(ctx, ({ db }) =>
    db
      .select()
      .from(deliveries)
      .where(within(ctx, deliveries, eq(deliveries.id, id))),
  );
  if (!row) return null;
  const { createdAt: at, environment } = row;
  const delivery = { raw: Buffer.from(row.body, "base64"), headers: new Headers(row.headers), at, environment };
  return {
    id: row.id,
    integrationId: row.integrationId,
    verdict: row.verdict,
    isApplied: row.appliedAt !== null,
    delivery,
  };
}

/** A mass payment tells of up to 250 transfers, and each is a step. */
const MOST_STEPS = 300;

/** The steps of a message with more behind them; the very first ones and the latest are kept. */
export const moreSteps = (before: readonly DeliveryStep[], added: readonly DeliveryStep[]): DeliveryStep[] => {
  const all = [...before, ...added];
  return all.length <= MOST_STEPS ? all : [...all.slice(0, 1), ...all.slice(1 - MOST_STEPS)];
};

/** One step as it is kept. `says` is the code of what came of it; people are named by their id. */
export const stepOf = (
  { now, principal }: Pick<Ctx, "now" | "principal">,
  step: string,
  says: string,
  detail?: Record<string, string>,
): DeliveryStep => ({
  at: now.toISOString(),
  by: principal.kind === "user" ? principal.id : "system",
  step,
  says,
  ...(detail && { detail }),
});

/** A delivery, locked until the transaction ends. */
export async function lockDelivery(ctx: TxCtx, id: string) {
  const [row] = await ctx.db
    .select()
    .from(deliveries)
    .where(within(ctx, deliveries, eq(deliveries.id, id)))
    .for("update");
  return row ?? null;
}

/** What an outcome is while no event of the message was heard. */
const BEFORE_EVENTS: ReadonlySet<string | null> = new Set([null, "nothing", "not_confirmed", "unreadable"]);

const isEcho = (before: string | null, now: string): boolean =>
  !BEFORE_EVENTS.has(before) && now.split(", ").every((one) => one === "duplicate");

/** Until what came ahead of something else is worked again: about four days in all. */
const AHEAD_SECONDS = [10, 60, 600, 3_600, 21_600, 86_400, 259_200];

/** `isAhead`: it tells of something that has not been told yet, so it is worked again later. */
type Closing = { outcome: string; facts?: DeliveryFacts; steps?: readonly DeliveryStep[]; isAhead?: boolean };

/** Writes down what became of a delivery, and what it was about. Worked again without any effect it keeps the outcome it had. */
export async function closeDelivery(ctx: Ctx, id: string, closing: Closing): Promise<void> {
  const { outcome, facts = {}, steps = [], isAhead = false } = closing;
  await transact(ctx, async (ctx) => {
    const row = await lockDelivery(ctx, id);
    if (!row) return;
    const delaySeconds = isAhead ? AHEAD_SECONDS[timesAhead(row.steps)] : undefined;
    await ctx.db
      .update(deliveries)
      .set({
        ...facts,
        appliedAt: delaySeconds === undefined ? ctx.now : null,
        outcome: isEcho(row.outcome, outcome) ? row.outcome : outcome,
        steps: moreSteps(row.steps, [...steps, stepOf(ctx, "closed", outcome)]),
      })
      .where(within(ctx, deliveries, eq(deliveries.id, id)));
    if (delaySeconds !== undefined)
      await enqueue(ctx, "delivery.apply", { ...placeOf(ctx), deliveryId: id }, { delaySeconds });
  });
}

const timesAhead = (steps: readonly DeliveryStep[]) =>
  steps.filter(({ step, says }) => step === "closed" && says.split(", ").includes("ahead")).length;
