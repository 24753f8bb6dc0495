import type { Command, Known, Options } from "./context";
import { Usage } from "./usage";

export type Read = { command: Command; options: Options; asJson: boolean };

/** The command that was typed and its options; null when there is no such command. Throws Usage for what it can't take. */
export function readCommand(words: readonly string[], commands: Readonly<Record<string, Command>>): Read | null {
  const name = nameIn(words);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return null;
  const known: Known = { ...command.options, json: "switch" };
  const rest = words.slice(name === "" ? 0 : name.split(" ").length);
  const { json, ...options } = readOptions(name, rest, known);
  return { command, options, asJson: json === "true" };
}

/** Words before the first option are the command. */
export function nameIn(words: readonly string[]): string {
  const first = words.findIndex((word) => word.startsWith("--"));
  return words.slice(0, first < 0 ? words.length : first).join(" ");
}

function readOptions(name: string, words: readonly string[], known: Known): Options {
  const rest = [...words];
  const options: Options = {};
  while (rest.length > 0) {
    const { key, inline } = keyIn(rest.shift() ?? "");
    const kind = Object.hasOwn(known, key) ? known[key] : undefined;
    if (!kind) throw new Usage(`--${key} is not an option of "${name}". Its options are ${namesOf(known)}.`);
    const value = kind === "switch" ? position(key, inline, rest) : given(key, inline, rest);
    options[key] = kind === "list" ? joined(key, options[key], value) : once(key, options[key], value);
  }
  return options;
}

const namesOf = (known: Known) =>
  Object.keys(known)
    .map((key) => `--${key}`)
    .join(", ");

function keyIn(word: string): { key: string; inline: string | undefined } {
  if (!word.startsWith("--")) throw new Usage(`What is "${word}"? Options start with --`);
  const [key = "", inline] = word.slice(2).split(/=(.*)/s);
  return { key, inline };
}

/** A switch is on when it is named; `false` behind it turns it off. */
function position(key: string, inline: string | undefined, rest: string[]): string {
  const isSaid = rest[0] === "true" || rest[0] === "false";
  const said = inline ?? (isSaid ? rest.shift() : "true");
  if (said !== "true" && said !== "false") throw new Usage(`--${key} is a switch: true or false`);
  return said;
}

/** A value that starts with two dashes is written behind an equals sign. */
function given(key: string, inline: string | undefined, rest: string[]): string {
  const value = inline ?? (rest[0]?.startsWith("--") ? undefined : rest.shift());
  if (!value?.trim()) throw new Usage(`--${key} needs a value`);
  return value;
}

function once(key: string, before: string | undefined, value: string): string {
  if (before !== undefined) throw new Usage(`--${key} is given more than once`);
  return value;
}

/** No words in a list would mean "none", which is a wish nobody makes with a comma. */
function joined(key: string, before: string | undefined, value: string): string {
  if (/^[\s,]*$/.test(value)) throw new Usage(`--${key} needs a value`);
  return before === undefined ? value : `${before},${value}`;
}
