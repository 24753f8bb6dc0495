import { eq } from "drizzle-orm";
import { auditEvents, auditHeads } from "@/db/schema/plumbing";
import { reachOf, type TxCtx } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import { FIRST_HASH, hashOf } from "./chain";

/**
 * Appends to the tenant's audit chain inside the caller's transaction. `detail` is what changed, never a secret.
 * The head row is locked until the transaction ends, so events of one tenant get consecutive numbers.
 */
export async function record(
  ctx: TxCtx,
  action: string,
  targetId: string,
  detail: Record<string, unknown>,
): Promise<void> {
  const { db, tenantId } = ctx;
  await db.insert(auditHeads).values({ tenantId, sequence: 0, hash: FIRST_HASH }).onConflictDoNothing();
  const [head] = await db.select().from(auditHeads).where(eq(auditHeads.tenantId, tenantId)).for("update");
  if (!head) throw new Error("audit chain has no head");

  const link = {
    ...reachOf(ctx),
    sequence: head.sequence + 1,
    actorKind: ctx.principal.kind,
    actorId: ctx.principal.id,
    action,
    targetId,
    detail: JSON.parse(JSON.stringify(detail)) as Record<string, unknown>,
    ip: ctx.ip,
    requestId: ctx.requestId,
    createdAt: ctx.now,
    previousHash: head.hash,
  };
  const hash = hashOf(link);
  await db.insert(auditEvents).values({ ...link, id: newId("aud"), hash });
  await db.update(auditHeads).set({ sequence: link.sequence, hash }).where(eq(auditHeads.tenantId, tenantId));
}
