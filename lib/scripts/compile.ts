import { z } from "zod";
import type { ScriptHosts } from "@/db/schema/scripts";
import { isLiveOnly } from "@/lib/connectors/live-only";
import { invalid } from "@/lib/kit/errors";
import { runScript, ScriptFailed } from "@/lib/sandbox";
import { SCRIPT_CALLS } from "./schema";

const Host = z
  .string()
  .max(253)
  .regex(/^(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/);
const Hosts = z.array(Host).min(1).max(10);
const Meta = z.object({ hosts: z.object({ test: Hosts, live: Hosts }) });
const Compiled = z.object({ meta: z.unknown(), functions: z.array(z.string()) });

const NEEDED = ["createPayment", "getStatus"] as const;
const NOWHERE = () => Promise.reject(new Error("A script fetches nothing while it is loaded."));

/** Loads a script without calling it, and says what it may reach and do. Throws `invalid` for `source` with the reason. */
export async function compileScript(source: string): Promise<{ hosts: ScriptHosts; functions: string[] }> {
  const { meta, functions } = await load(source);
  const missing = NEEDED.filter((name) => !functions.includes(name));
  if (missing.length > 0) throw invalid({ source: [`The script must export ${missing.join(" and ")}.`] });
  const read = Meta.safeParse(meta);
  if (!read.success) {
    throw invalid({
      source: ["The script must export meta with hosts: { test: [...], live: [...] }, each a list of host names."],
    });
  }
  const { hosts } = read.data;
  const live = hosts.test.filter((host) => isLiveOnly(`https://${host}`));
  if (live.length > 0)
    throw invalid({
      source: [`A provider has only live accounts at ${live.join(", ")}, so it can't be among the test hosts.`],
    });
  return { hosts, functions: functions.filter((name) => SCRIPT_CALLS.some((one) => one === name)) };
}

async function load(source: string) {
  const context = { settings: {}, mode: "test" as const, now: new Date(0).toISOString() };
  try {
    return Compiled.parse(await runScript({ source, call: null, input: null, context, fetch: NOWHERE }));
  } catch (error) {
    if (error instanceof ScriptFailed) throw invalid({ source: [error.message] });
    throw error;
  }
}
