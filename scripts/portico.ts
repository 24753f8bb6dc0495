import { ZodError } from "zod";
import { AppError } from "@/lib/kit/errors";
import { COMMANDS } from "./cli/commands";
import type { Options } from "./cli/context";
import { withDatabase } from "./cli/database";
import { show } from "./cli/show";
import { Usage } from "./cli/usage";

/** `npm run portico -- <noun> <verb> --option value … [--json]`: how an operator sets up an installation without the demo. */
async function main(words: string[]): Promise<number> {
  const { name, options } = read(words);
  const command = COMMANDS[name];
  if (!command) {
    process.stdout.write(help());
    return name === "help" || name === "" ? 0 : 2;
  }
  const result = await withDatabase((pool) => command.run(pool, options));
  process.stdout.write(options.json === undefined ? show(result) : `${JSON.stringify(result, null, 2)}\n`);
  return 0;
}

/** Words before the first option are the command; an option without a value is a switch. */
function read(words: string[]): { name: string; options: Options } {
  const first = words.findIndex((word) => word.startsWith("--"));
  const split = first < 0 ? words.length : first;
  const options: Options = {};
  const rest = words.slice(split);
  while (rest.length > 0) {
    const { key, value } = takeOption(rest);
    options[key] = value;
  }
  return { name: words.slice(0, split).join(" "), options };
}

/** Takes `--key value`, `--key=value` or `--key` off the front. */
function takeOption(rest: string[]): { key: string; value: string } {
  const word = rest.shift() ?? "";
  if (!word.startsWith("--")) throw new Usage(`What is "${word}"? Options start with --`);
  const [key = "", inline] = word.slice(2).split(/=(.*)/s);
  if (inline !== undefined) return { key, value: inline };
  const isSwitch = rest[0] === undefined || rest[0].startsWith("--");
  return { key, value: isSwitch ? "true" : (rest.shift() ?? "true") };
}

const help = () =>
  `Portico's command line\n\n${Object.entries(COMMANDS)
    .map(([name, { usage }]) => `  npm run portico -- ${name} ${usage} [--json]`)
    .join("\n")}\n`;

function reason(error: unknown): string {
  if (error instanceof ZodError)
    return error.issues.map(({ path, message }) => `--${path.join(".")} ${message}`).join("\n");
  if (error instanceof AppError) {
    const fields = Object.entries(error.fields).map(([field, messages]) => `  ${field} ${messages.join(", ")}`);
    return [error.message, ...fields].join("\n");
  }
  if (error instanceof Usage) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main(process.argv.slice(2))
  .catch((error: unknown) => {
    process.stderr.write(`${reason(error)}\n`);
    return error instanceof Usage || error instanceof ZodError ? 2 : 1;
  })
  .then((code) => process.exit(code));
