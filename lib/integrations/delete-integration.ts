import { eq, inArray } from "drizzle-orm";
import { paymentAttempts } from "@/db/schema/payments";
import { record } from "@/lib/audit";
import { type Ctx, type TxCtx, transact, within } from "@/lib/context";
import { conflict } from "@/lib/kit/errors";
import { changeIntegration, lockIntegration } from "./lock-integration";
import { requireIntegrationRight } from "./rights";

const OPEN = ["started", "requires_action", "processing"] as const;

/**
 * Deletes an integration: it is shown and offered no more, and its history stays. Throws not_found, and conflict while a
 * payment is under way through it.
 */
export async function deleteIntegration(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  requireIntegrationRight(ctx, "gateways.write");
  return transact(ctx, async (ctx) => {
    const row = await lockIntegration(ctx, id);
    const open = await openAttempts(ctx, id);
    if (open > 0) throw conflict(wordsFor(open));
    await changeIntegration(ctx, id, { isEnabled: false, deletedAt: ctx.now, updatedAt: ctx.now });
    await record(ctx, "integration.deleted", id, { connectorId: row.connectorId, label: row.label });
    return { id };
  });
}

const openAttempts = ({ db, ...ctx }: TxCtx, integrationId: string): Promise<number> =>
  db.$count(
    paymentAttempts,
    within(
      ctx,
      paymentAttempts,
      eq(paymentAttempts.integrationId, integrationId),
      inArray(paymentAttempts.status, [...OPEN]),
    ),
  );

const wordsFor = (open: number) =>
  `${open === 1 ? "A payment is" : `${open} payments are`} under way through it. Disable it now, and delete it when they have ended.`;
