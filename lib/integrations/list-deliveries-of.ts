import { desc, eq } from "drizzle-orm";
import { deliveries } from "@/db/schema/integrations";
import { type Ctx, transact, within } from "@/lib/context";
import { requireIntegrationRight } from "./rights";

const MOST = 10;

export type DeliveryNote = Awaited<ReturnType<typeof listDeliveriesOf>>[number];

/** The last messages an integration's provider has sent, newest first: what was made of each, never what is in it. */
export async function listDeliveriesOf(ctx: Ctx, { id: integrationId }: { id: string }) {
  requireIntegrationRight(ctx, "gateways.read");
  const { id, verdict, outcome, appliedAt, createdAt } = deliveries;
  return transact(ctx, ({ db }) =>
    db
      .select({ id, verdict, outcome, appliedAt, createdAt })
      .from(deliveries)
      .where(within(ctx, deliveries, eq(deliveries.integrationId, integrationId)))
      .orderBy(desc(createdAt), desc(id))
      .limit(MOST),
  );
}
