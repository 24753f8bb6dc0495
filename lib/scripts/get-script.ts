import { and, desc, eq, inArray } from "drizzle-orm";
import { scriptRuns, scriptVersions } from "@/db/schema/scripts";
import { type Ctx, transact } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { listScripts, type Script } from "./list-scripts";

export type ScriptRunRow = typeof scriptRuns.$inferSelect;
export type ScriptDetail = Script & { source: string; runs: ScriptRunRow[] };

const MOST_RUNS = 50;

/** One script with the text of its newest version, or of the version asked for, and the last 50 runs of all of them. */
export async function getScript(ctx: Ctx, scriptId: string, versionId?: string): Promise<ScriptDetail> {
  const script = (await listScripts(ctx)).find(({ id }) => id === scriptId);
  const wanted = versionId ?? script?.versions[0]?.id;
  if (!script?.versions.some(({ id }) => id === wanted) || wanted === undefined) throw notFound("Script");
  return transact(ctx, async ({ db }) => {
    const [version] = await db
      .select({ source: scriptVersions.source })
      .from(scriptVersions)
      .where(and(eq(scriptVersions.tenantId, ctx.tenantId), eq(scriptVersions.id, wanted)));
    const ids = script.versions.map(({ id }) => id);
    const runs = await db
      .select()
      .from(scriptRuns)
      .where(and(eq(scriptRuns.tenantId, ctx.tenantId), inArray(scriptRuns.versionId, ids)))
      .orderBy(desc(scriptRuns.createdAt), desc(scriptRuns.id))
      .limit(MOST_RUNS);
    return { ...script, source: version?.source ?? "", runs };
  });
}
