import { ZodError } from "zod";
import { AppError } from "@/lib/kit/errors";
import { COMMANDS } from "./cli/commands";
import { withDatabase } from "./cli/database";
import { nameIn, readCommand } from "./cli/read";
import { show } from "./cli/show";
import { Usage } from "./cli/usage";

/** `npm run portico -- <noun> <verb> --option value … [--json]`: how an operator sets up an installation without the demo. */
async function main(words: string[]): Promise<number> {
  const read = readCommand(words, COMMANDS);
  if (!read) {
    process.stdout.write(help());
    return ["", "help"].includes(nameIn(words)) ? 0 : 2;
  }
  const result = await withDatabase((pool) => read.command.run(pool, read.options));
  process.stdout.write(read.asJson ? `${JSON.stringify(result, null, 2)}\n` : show(result));
  return 0;
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
