import { z } from "zod";
import type { Connector } from "@/lib/connectors/contract";
import type { Ctx } from "@/lib/context";
import { invalid } from "@/lib/kit/errors";
import { scriptSettings } from "@/lib/scripts";

const Chosen = z.object({ script: z.string(), values: z.string().optional() });

/**
 * Settings as a connector gets them. One that runs scripts gets the text of the version its settings name, whatever else was
 * stored: that is the only way a script comes in. Throws `invalid` for a version that isn't there.
 */
export async function completeSettings(
  ctx: Ctx,
  connector: Connector,
  settings: unknown,
  integrationId: string,
): Promise<unknown> {
  if (!connector.runsScripts) return settings;
  const { script: versionId, values = "" } = Chosen.parse(settings);
  const script = await scriptSettings(ctx, { versionId, integrationId, values });
  if (!script) throw invalid({ "settings.script": ["There is no such script."] });
  return { ...(settings as object), ...script };
}
