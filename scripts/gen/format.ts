import { execFileSync } from "node:child_process";
import type { Generated } from "./tree";

const BIOME = "node_modules/@biomejs/biome/bin/biome";

/** A generated file in the very form that `biome check` accepts, imports sorted. */
export function formatted({ path, content }: Generated): string {
  const flags = ["check", "--write", "--linter-enabled=false", `--stdin-file-path=${path}`];
  return execFileSync(process.execPath, [BIOME, ...flags], { input: content, encoding: "utf8" });
}
