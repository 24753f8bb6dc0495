export { EXAMPLE_SCRIPT } from "./example";
export { type Ended, type Fetch, runScript, type ScriptCall, ScriptFailed, type ScriptRun } from "./run-script";
export { areValues, maskValues, valuesOf } from "./values";
