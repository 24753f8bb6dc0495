import { type Ctx, transact } from "@/lib/context";
import { record } from "./record";

/** Writes down that somebody takes data out of the house: what, and by which filters. Before the first line leaves. */
export async function recordDownload(ctx: Ctx, what: string, detail: Record<string, unknown>): Promise<void> {
  await transact(ctx, (ctx) => record(ctx, `${what}.exported`, ctx.companyId, detail));
}
