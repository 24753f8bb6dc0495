import { and, desc, eq, isNull } from "drizzle-orm";
import { scripts, scriptVersions } from "@/db/schema/scripts";
import { type Ctx, transact } from "@/lib/context";
import { requireInstaller } from "./permission";

export type ScriptVersion = {
  id: string;
  number: number;
  sourceHash: string;
  functions: string[];
  hosts: { test: string[]; live: string[] };
  createdBy: string;
  createdAt: Date;
};
export type Script = { id: string; name: string; createdAt: Date; versions: ScriptVersion[] };

/** The tenant's scripts, newest first, each with its versions, newest first. */
export async function listScripts(ctx: Ctx): Promise<Script[]> {
  requireInstaller(ctx);
  return transact(ctx, async ({ db }) => {
    const found = await db
      .select()
      .from(scripts)
      .where(and(eq(scripts.tenantId, ctx.tenantId), isNull(scripts.archivedAt)))
      .orderBy(desc(scripts.createdAt), desc(scripts.id));
    const { id, scriptId, number, sourceHash, functions, hosts, createdBy, createdAt } = scriptVersions;
    const versions = await db
      .select({ id, scriptId, number, sourceHash, functions, hosts, createdBy, createdAt })
      .from(scriptVersions)
      .where(eq(scriptVersions.tenantId, ctx.tenantId))
      .orderBy(desc(scriptVersions.number));
    return found.map((script) => ({
      id: script.id,
      name: script.name,
      createdAt: script.createdAt,
      versions: versions.filter((version) => version.scriptId === script.id),
    }));
  });
}
