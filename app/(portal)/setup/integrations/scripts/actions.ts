"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { archiveScript, dryRun, saveScript } from "@/lib/scripts";
import { DryRun, SaveScript } from "@/lib/scripts/schema";
import { action } from "@/lib/session";

const NEEDS = "script:manage";
const show = () => revalidatePath("/setup/integrations/scripts", "layout");

export const saveScriptAction = action(NEEDS, SaveScript, async (ctx, input) => {
  const saved = await saveScript(ctx, input);
  show();
  return saved;
});

export const dryRunAction = action(NEEDS, DryRun, (ctx, input) => dryRun(ctx, input));

export const archiveScriptAction = action(NEEDS, z.strictObject({ id: z.string().max(64) }), async (ctx, input) => {
  await archiveScript(ctx, input);
  show();
  return {};
});
