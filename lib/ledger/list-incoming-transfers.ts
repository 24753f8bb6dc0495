import { desc, eq } from "drizzle-orm";
import { olderThan } from "@/db/keyset";
import { type INCOMING_STATES, incomingTransfers } from "@/db/schema/ledger";
import { type Ctx, transact, within } from "@/lib/context";
import { decodeCursor, encodeCursor } from "@/lib/kit/cursor";
import { requirePermission } from "@/lib/tenants";
import { type IncomingTransfer, presentIncoming } from "./present";

type Query = { state?: (typeof INCOMING_STATES)[number]; customerId?: string; cursor?: string; limit?: number };

/** Money that came without a payment of ours, newest first (permission `ledger:read`). */
export async function listIncomingTransfers(
  ctx: Ctx,
  { state, customerId, cursor, limit = 25 }: Query,
): Promise<{ data: IncomingTransfer[]; nextCursor: string | null }> {
  requirePermission(ctx, "ledger:read");
  const older = cursor ? decodeCursor(cursor) : null;
  const rows = await transact(ctx, ({ db }) =>
    db
      .select()
      .from(incomingTransfers)
      .where(
        within(
          ctx,
          incomingTransfers,
          state ? eq(incomingTransfers.state, state) : undefined,
          customerId ? eq(incomingTransfers.customerId, customerId) : undefined,
          older ? olderThan(incomingTransfers, older) : undefined,
        ),
      )
      .orderBy(desc(incomingTransfers.createdAt), desc(incomingTransfers.id))
      .limit(limit + 1),
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last ? encodeCursor({ at: last.createdAt, id: last.id }) : null;
  return { data: shown.map(presentIncoming), nextCursor };
}
