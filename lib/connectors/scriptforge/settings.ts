import { z } from "zod";
import { idText, secretText } from "@/lib/kit/zod";
import { areValues, type ScriptRun } from "@/lib/sandbox";

/** What the form asks for, and what is put beside it when the integration is opened: the script itself and where its runs are noted. */
export const settings = z.strictObject({
  company: idText
    .optional()
    .meta({ title: "Company", description: "Whose payments the script works for.", "x-source": "companies" }),
  script: idText.min(1, "Choose a script.").meta({
    title: "Script Forge",
    description: "One version of one of your scripts; a later version is used when you choose it here.",
    "x-source": "scripts",
    "x-docs": "/setup/integrations/scripts",
  }),
  values: secretText("Settings", { lines: true }).refine(areValues, "Write KEY=value on each line.").optional().meta({
    description: "KEY=value on each line: what the script finds in ctx.settings, such as the provider's keys.",
  }),
  source: z.string().optional().meta({ "x-hidden": true }),
  hosts: z
    .object({ test: z.array(z.string()), live: z.array(z.string()) })
    .optional()
    .meta({ "x-hidden": true }),
  mode: z.enum(["test", "live"]).optional().meta({ "x-hidden": true }),
  note: z
    .custom<(run: ScriptRun) => void>((value) => typeof value === "function")
    .optional()
    .meta({ "x-hidden": true }),
});
export type Settings = z.output<typeof settings>;
