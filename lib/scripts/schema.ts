import { z } from "zod";
import { text } from "@/lib/kit/zod";

const MOST_SOURCE = 64 * 1024;

/** A script's text is code: any character may stand in it. */
export const ScriptSource = z
  .string()
  .min(1, "This can't be empty.")
  .max(MOST_SOURCE, "At most 64 KiB.")
  .meta({ title: "Script", "x-lines": true });

export const SaveScript = z
  .strictObject({
    id: z.string().max(64).optional(),
    name: text(1, 80).meta({ title: "Name", description: "How you find it among the scripts." }),
    source: ScriptSource,
  })
  .meta({ id: "SaveScript" });
export type SaveScript = z.output<typeof SaveScript>;

export const SCRIPT_CALLS = ["createPayment", "getStatus", "handleWebhook", "getInstructions", "refund"] as const;
export type ScriptCallName = (typeof SCRIPT_CALLS)[number];

const json = (title: string) =>
  z
    .string()
    .max(MOST_SOURCE)
    .transform((typed, { addIssue }) => {
      try {
        return JSON.parse(typed) as unknown;
      } catch {
        addIssue({ code: "custom", message: "This is not JSON." });
        return z.NEVER;
      }
    })
    .meta({ title, "x-lines": true });

const Answers = z.array(
  z.strictObject({
    method: z.string().max(10).optional(),
    url: z.string().max(500),
    status: z.int().min(100).max(599).default(200),
    body: z.unknown(),
  }),
);

/** A run that reaches nobody: every fetch is answered from `answers`, the first one whose url fits and method too. */
export const DryRun = z
  .strictObject({
    source: ScriptSource,
    call: z.enum(SCRIPT_CALLS).meta({ title: "Function" }),
    mode: z.enum(["test", "live"]).default("test").meta({ title: "Mode" }),
    values: z.string().max(8000).default("").meta({ title: "Settings", "x-lines": true }),
    input: json("Input"),
    answers: json("Answers to its fetches").pipe(Answers.max(20, "At most 20 of these.")),
  })
  .meta({ id: "DryRunScript" });
export type DryRun = z.output<typeof DryRun>;
