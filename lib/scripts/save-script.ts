import { createHash } from "node:crypto";
import { and, desc, eq, isNull } from "drizzle-orm";
import { scripts, scriptVersions } from "@/db/schema/scripts";
import { record } from "@/lib/audit";
import { type Ctx, type TxCtx, transact } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { compileScript } from "./compile";
import { requireScripter } from "./permission";
import type { SaveScript } from "./schema";

export type SavedScript = { id: string; versionId: string; number: number };

/**
 * Saves a script as a new version, or makes it; a version never changes, and the same text again is the version there is. It
 * is loaded first, so what can't run is refused with the reason. Throws `invalid` for `source`, `notFound`, `forbidden`.
 */
export async function saveScript(ctx: Ctx, { id, name, source }: SaveScript): Promise<SavedScript> {
  requireScripter(ctx);
  const compiled = await compileScript(source);
  return transact(ctx, async (ctx) => {
    const script = id === undefined ? await create(ctx, name) : await rename(ctx, id, name);
    const last = await lastVersion(ctx, script);
    const sourceHash = createHash("sha256").update(source).digest("hex");
    if (last?.sourceHash === sourceHash) return { id: script, versionId: last.id, number: last.number };
    const row = { id: newId("scv"), tenantId: ctx.tenantId, scriptId: script, number: (last?.number ?? 0) + 1 };
    const by = { createdBy: ctx.principal.id, createdAt: ctx.now };
    await ctx.db.insert(scriptVersions).values({ ...row, source, sourceHash, ...compiled, ...by });
    await record(ctx, "script.saved", script, { number: row.number, sourceHash, ...compiled });
    return { id: script, versionId: row.id, number: row.number };
  });
}

async function create(ctx: TxCtx, name: string): Promise<string> {
  const id = newId("scr");
  const { tenantId, now } = ctx;
  await ctx.db.insert(scripts).values({ id, tenantId, name, createdBy: ctx.principal.id, createdAt: now });
  return id;
}

/** The row's lock also keeps two savers from taking one number. */
async function rename(ctx: TxCtx, id: string, name: string): Promise<string> {
  const theirs = and(eq(scripts.tenantId, ctx.tenantId), eq(scripts.id, id), isNull(scripts.archivedAt));
  const [found] = await ctx.db.update(scripts).set({ name }).where(theirs).returning({ id: scripts.id });
  if (!found) throw notFound("Script");
  return found.id;
}

async function lastVersion(ctx: TxCtx, scriptId: string) {
  const [last] = await ctx.db
    .select()
    .from(scriptVersions)
    .where(and(eq(scriptVersions.tenantId, ctx.tenantId), eq(scriptVersions.scriptId, scriptId)))
    .orderBy(desc(scriptVersions.number))
    .limit(1);
  return last ?? null;
}
