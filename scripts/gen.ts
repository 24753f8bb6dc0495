import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { connectorFiles } from "./gen/connectors";
import { formatted } from "./gen/format";
import { jobsFile } from "./gen/jobs";
import { operationsFile } from "./gen/operations";
import type { Generated } from "./gen/tree";

/** Every generated file: the index of endpoints, of connectors with their logos, and of jobs. */
function generated(): Generated[] {
  return [operationsFile(), ...connectorFiles(), jobsFile()].map((file) =>
    file.path.endsWith(".ts") ? { ...file, content: formatted(file) } : file,
  );
}

const isStale = ({ path, content }: Generated) => !existsSync(path) || readFileSync(path, "utf8") !== content;

function run(): void {
  const stale = generated().filter(isStale);
  if (!process.argv.includes("--check")) {
    for (const { path, content } of stale) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      process.stdout.write(`wrote ${path}\n`);
    }
    return;
  }
  for (const { path } of stale) process.stderr.write(`${path} is stale: run npm run gen\n`);
  if (stale.length > 0) process.exitCode = 1;
}

run();
