import { and, eq } from "drizzle-orm";
import { type ScriptHosts, scriptRuns, scriptVersions } from "@/db/schema/scripts";
import { type Ctx, transact } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import { log } from "@/lib/kit/log";
import { maskValues, type ScriptRun, valuesOf } from "@/lib/sandbox";

/** What a script connector needs beside what its form asked for. */
export type ScriptSettings = {
  source: string;
  hosts: ScriptHosts;
  mode: "test" | "live";
  note(run: ScriptRun): void;
};

type Wanted = { versionId: string; integrationId: string; values: string };

/** The text of one version for an integration of the caller's place; every run of it is written down. Null: there is no such version. */
export async function scriptSettings(ctx: Ctx, wanted: Wanted): Promise<ScriptSettings | null> {
  const [version] = await transact(ctx, ({ db }) =>
    db
      .select({ source: scriptVersions.source, hosts: scriptVersions.hosts })
      .from(scriptVersions)
      .where(and(eq(scriptVersions.tenantId, ctx.tenantId), eq(scriptVersions.id, wanted.versionId))),
  );
  if (!version) return null;
  const mode = ctx.environment === "production" ? "live" : "test";
  const note = (run: ScriptRun) =>
    void noteRun(ctx, wanted, run).catch((err) => log().error({ err }, "a run was not noted"));
  return { ...version, mode, note };
}

async function noteRun(ctx: Ctx, { versionId, integrationId, values }: Wanted, run: ScriptRun): Promise<void> {
  const secrets = Object.values(valuesOf(values));
  const { call, ended, ms, fetches } = run;
  const { tenantId, requestId } = ctx;
  const row = { id: newId("scn"), tenantId, versionId, integrationId, requestId, ended, ms, fetches };
  const text = run.text && plain(maskValues(run.text, secrets));
  const lines = run.log.map((line) => plain(maskValues(line, secrets)));
  await transact(ctx, ({ db }) => db.insert(scriptRuns).values({ ...row, call: call ?? "meta", text, log: lines }));
}

/** A script may write characters that a row can't hold; its run is noted all the same. */
const plain = (text: string): string => text.replace(/\0|\p{Surrogate}/gu, "\ufffd");
