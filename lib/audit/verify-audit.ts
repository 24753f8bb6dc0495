import { and, asc, eq, gt } from "drizzle-orm";
import { auditEvents, auditHeads } from "@/db/schema/plumbing";
import { type Ctx, type TxCtx, transact } from "@/lib/context";
import { FIRST_HASH, hashOf } from "./chain";

export type AuditVerdict = { ok: boolean; events: number; brokenAt: number | null };

const PAGE = 1000;

/** Walks a tenant's chain from its first event; names the first number at which it was altered, cut or forked. */
export async function verifyAudit(ctx: Ctx): Promise<AuditVerdict> {
  return transact(ctx, async (ctx) => {
    const end = await followFrom(ctx, { sequence: 0, hash: FIRST_HASH });
    const [head] = await ctx.db.select().from(auditHeads).where(eq(auditHeads.tenantId, ctx.tenantId));
    const isWhole = (head?.sequence ?? 0) === end.sequence && (head?.hash ?? FIRST_HASH) === end.hash;
    const { sequence: events } = end;
    return isWhole ? { ok: true, events, brokenAt: null } : { ok: false, events, brokenAt: events + 1 };
  });
}

/** Follows the chain page by page to its end, or to the last link that holds. */
async function followFrom(ctx: TxCtx, from: End): Promise<End> {
  const page = await pageAfter(ctx, from.sequence);
  const end = walk(page, from);
  const isDone = end.sequence < from.sequence + page.length || page.length < PAGE;
  return isDone ? end : followFrom(ctx, end);
}

type End = { sequence: number; hash: string };
type Event = typeof auditEvents.$inferSelect;

/** Follows the links for as long as they hold. */
function walk(page: Event[], from: End): End {
  let end = from;
  for (const { hash, id: _id, ...link } of page) {
    const holds = link.sequence === end.sequence + 1 && link.previousHash === end.hash && hashOf(link) === hash;
    if (!holds) return end;
    end = { sequence: link.sequence, hash };
  }
  return end;
}

const pageAfter = (ctx: TxCtx, sequence: number) =>
  ctx.db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.tenantId, ctx.tenantId), gt(auditEvents.sequence, sequence)))
    .orderBy(asc(auditEvents.sequence))
    .limit(PAGE);
