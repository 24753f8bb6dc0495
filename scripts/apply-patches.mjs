import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** Brings `patches/<package>+<version>.patch` into node_modules; a file that has its patch already stays as it is. */
export function applyPatches({ modules = join(ROOT, "node_modules"), patches = join(ROOT, "patches") } = {}) {
  return readdirSync(patches)
    .filter((name) => name.endsWith(".patch"))
    .flatMap((name) => applyPatch(join(modules, installed(name, modules)), readFileSync(join(patches, name), "utf8")));
}

function installed(name, modules) {
  const [, folder, version] = /^(.+)\+(.+)\.patch$/.exec(name.replaceAll("__", "/")) ?? [];
  const found = JSON.parse(readFileSync(join(modules, folder, "package.json"), "utf8")).version;
  if (found === version) return folder;
  throw new Error(
    `patches/${name} is for ${folder} ${version}, and ${found} is installed. Carry the patch over or remove it.`,
  );
}

function applyPatch(folder, patch) {
  const files = patch.split(/^--- .*\n\+\+\+ b\//m).slice(1);
  return files.flatMap((part) => {
    const [path, ...lines] = part.split("\n");
    const file = join(folder, path);
    const before = readFileSync(file, "utf8");
    const after = hunksOf(lines).reduce((text, hunk) => applyHunk(text, hunk, file), before);
    if (after === before) return [];
    writeFileSync(`${file}.patched`, after);
    renameSync(`${file}.patched`, file);
    return [file];
  });
}

function hunksOf(lines) {
  const hunks = lines
    .join("\n")
    .split(/^@@ .*@@.*\n/m)
    .slice(1);
  return hunks.map((hunk) => ({ old: side(hunk, "+"), new: side(hunk, "-") }));
}

const side = (hunk, without) =>
  hunk
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith(without))
    .map((line) => `${line.slice(1)}\n`)
    .join("");

function applyHunk(text, hunk, file) {
  if (text.includes(hunk.new)) return text;
  if (text.split(hunk.old).length === 2) return text.replace(hunk.old, () => hunk.new);
  throw new Error(`A patch does not fit ${file}. Install again with \`npm ci\`.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const file of applyPatches()) console.log(`patched ${file.slice(ROOT.length + 1)}`);
}
