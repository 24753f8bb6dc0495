import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { deliveries } from "@/db/schema/integrations";
import { record } from "@/lib/audit";
import type { Verdict } from "@/lib/connectors/contract";
import { type Ctx, placeOf, type TxCtx, transact, within } from "@/lib/context";
import { conflict, notFound } from "@/lib/kit/errors";
import { enqueue } from "@/lib/queue";
import { requirePermission } from "@/lib/tenants";
import { connectorOf } from "./connector-of";
import { lockDelivery, moreSteps, stepOf } from "./deliveries";
import { integrationRow } from "./find-integrations";
import { unsealSettings } from "./settings";

type Row = NonNullable<Awaited<ReturnType<typeof lockDelivery>>>;

/** `refused`: still not genuine. `accepted_before`: the same bytes are in the log as an accepted message. `queued`: it is being worked. */
export type Reprocessed = { outcome: "refused" | "accepted_before" | "queued"; verdict: Verdict };

/**
 * Judges a stored message once more (permission `integration:manage`): with the settings of now and by the moment it arrived,
 * so that one refused for a mistyped secret is accepted after that was mended. What is accepted is worked like any other;
 * what it did before is not done again. A message that was accepted once never becomes a forgery.
 */
export async function reprocessDelivery(ctx: Ctx, { id }: { id: string }): Promise<Reprocessed> {
  requirePermission(ctx, "integration:manage");
  return transact(ctx, async (ctx) => {
    const row = await lockDelivery(ctx, id);
    if (!row) throw notFound("Message");
    const { verdict, task } = await judgeAgain(ctx, row);
    const isTwin = verdict !== "forged" && verdict !== row.verdict && (await hasTwin(ctx, row, verdict));
    const outcome = outcomeOf(verdict, isTwin);
    const change = outcome === "queued" ? { verdict, appliedAt: null } : {};
    const steps = moreSteps(row.steps, [stepOf(ctx, "judged_again", isTwin ? outcome : verdict)]);
    await ctx.db
      .update(deliveries)
      .set({ ...change, steps })
      .where(within(ctx, deliveries, eq(deliveries.id, id)));
    if (outcome === "queued") await enqueue(ctx, task, { ...placeOf(ctx), deliveryId: id });
    await record(ctx, "delivery.reprocessed", id, { before: row.verdict, verdict, outcome });
    return { outcome, verdict };
  });
}

function outcomeOf(verdict: Verdict, isTwin: boolean): Reprocessed["outcome"] {
  if (verdict === "forged") return "refused";
  return isTwin ? "accepted_before" : "queued";
}

async function judgeAgain(ctx: TxCtx, row: Row) {
  const integration = await integrationRow(ctx, row.integrationId);
  if (!integration) throw notFound("Integration");
  const connector = connectorOf(integration.connectorId);
  if (connector.kind === "factor") throw notFound("Integration");
  const raw = Buffer.from(row.body, "base64");
  if (createHash("sha256").update(raw).digest("hex") !== row.bodyHash)
    throw conflict("Only the beginning of this message was kept, so it can't be judged again");
  const { createdAt: at, environment } = row;
  const message = { raw, headers: new Headers(row.headers), at, environment };
  const verdict = connector.callback.verify(message, await unsealSettings(ctx, integration));
  return { verdict, task: connector.kind === "accounting" ? "books.look" : "delivery.apply" };
}

/** Whether the provider has sent the same bytes again meanwhile, and they were taken then. */
async function hasTwin(ctx: TxCtx, { integrationId, bodyHash }: Row, verdict: Verdict): Promise<boolean> {
  const same = and(
    eq(deliveries.integrationId, integrationId),
    eq(deliveries.bodyHash, bodyHash),
    eq(deliveries.verdict, verdict),
  );
  const [twin] = await ctx.db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(within(ctx, deliveries, same));
  return twin !== undefined;
}
