export { EXAMPLE_SCRIPT } from "@/lib/sandbox";
export { archiveScript } from "./archive-script";
export { type DryRunResult, dryRun } from "./dry-run";
export { getScript, type ScriptDetail, type ScriptRunRow } from "./get-script";
export { listScripts, type Script, type ScriptVersion } from "./list-scripts";
export { type SavedScript, saveScript } from "./save-script";
export { type ScriptSettings, scriptSettings } from "./script-settings";
