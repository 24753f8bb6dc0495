import type { Ctx } from "@/lib/context";
import { type Fetch, runScript, ScriptFailed, type ScriptRun, valuesOf } from "@/lib/sandbox";
import { requireScripter } from "./permission";
import type { DryRun } from "./schema";

export type DryRunResult = {
  ended: ScriptRun["ended"];
  /** What the function gave, or null. */
  value: unknown;
  /** Why it gave nothing. */
  text: string | null;
  ms: number;
  log: string[];
  /** What it would have sent, in order. */
  asked: { method: string; url: string; body: string | null }[];
};

/** Runs one function of a script on made-up input and answers. It reaches nobody and changes nothing. Throws `forbidden`. */
export async function dryRun(ctx: Ctx, wanted: DryRun): Promise<DryRunResult> {
  requireScripter(ctx);
  const asked: DryRunResult["asked"] = [];
  const runs: ScriptRun[] = [];
  const { source, call, input, mode } = wanted;
  const context = { settings: valuesOf(wanted.values), mode, now: ctx.now.toISOString() };
  let value: unknown = null;
  try {
    const fetch = answering(wanted.answers, asked);
    value = await runScript({ source, call, input, context, fetch, note: (run) => runs.push(run) });
  } catch (error) {
    if (!(error instanceof ScriptFailed)) throw error;
  }
  const [run] = runs;
  return {
    ended: run?.ended ?? "too_large",
    value,
    text: run?.text ?? null,
    ms: run?.ms ?? 0,
    log: run?.log ?? [],
    asked,
  };
}

const answering =
  (answers: DryRun["answers"], asked: DryRunResult["asked"]): Fetch =>
  async (url, init) => {
    const { method = "GET", body = null } = init as { method?: string; body?: string | null };
    asked.push({ method: String(method), url, body: body === null ? null : String(body) });
    const found = answers.find((one) => url.includes(one.url) && (one.method ?? method) === method);
    if (!found) throw new Error(`No answer is given for ${method} ${url}.`);
    const text = typeof found.body === "string" ? found.body : JSON.stringify(found.body ?? null);
    return { status: found.status, body: text };
  };
