import { z } from "zod";
import type { Connector } from "@/lib/connectors/contract";
import type { Ctx } from "@/lib/context";
import { invalid } from "@/lib/kit/errors";
import { scriptSettings } from "@/lib/scripts";

const Chosen = z.object({ script: z.string(), values: z.string().optional(), company: z.string().optional() });

const OTHER_COMPANY = "It works for the company it is made in. Switch to that company first.";

/**
 * Settings as a connector gets them. One that runs scripts gets the text of the version its settings name, whatever else was
 * stored: that is the only way a script comes in. Throws `invalid` for a version that isn't there, and for another company.
 */
export async function completeSettings(
  ctx: Ctx,
  connector: Connector,
  settings: unknown,
  integrationId: string,
): Promise<unknown> {
  if (!connector.runsScripts) return settings;
  const { script: versionId, values = "", company } = Chosen.parse(settings);
  if (company && company !== ctx.companyId) throw invalid({ "settings.company": [OTHER_COMPANY] });
  const script = await scriptSettings(ctx, { versionId, integrationId, values });
  if (!script) throw invalid({ "settings.script": ["There is no such script."] });
  return { ...(settings as object), ...script };
}
