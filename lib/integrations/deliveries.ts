import { eq } from "drizzle-orm";
import { deliveries } from "@/db/schema/integrations";
import type { Delivery, Verdict } from "@/lib/connectors/contract";
import { type Ctx, transact, within } from "@/lib/context";

export type StoredDelivery = {
  id: string;
  integrationId: string;
  verdict: Verdict;
  isApplied: boolean;
  delivery: Delivery;
};

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

/** Writes down what became of a delivery. */
export async function closeDelivery(ctx: Ctx, id: string, outcome: string): Promise<void> {
  await transact(ctx, ({ db }) =>
    db
      .update(deliveries)
      .set({ appliedAt: ctx.now, outcome })
      .where(within(ctx, deliveries, eq(deliveries.id, id))),
  );
}
