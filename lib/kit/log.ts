import { type DestinationStream, type Logger, type LoggerOptions, pino } from "pino";
import { env } from "./env";
import { mask } from "./mask";

const options: LoggerOptions = {
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  hooks: {
    /** Everything goes through the mask before pino sees it, the text of the message too. */
    logMethod(args, write) {
      const [first, ...rest] = args;
      const subject = first instanceof Error ? { err: first } : first;
      write.apply(this, [mask(subject), ...rest.map((one) => mask(one))] as Parameters<typeof write>);
    },
  },
  serializers: { err: (error) => error },
};

/** A log in JSON lines that masks secrets by name and by shape. */
export const createLog = (level: string, destination?: DestinationStream): Logger =>
  pino({ ...options, level }, destination ?? pino.destination({ dest: 1, sync: false }));

let shared: Logger | undefined;

/** The log of this process, on standard output. */
export function log(): Logger {
  shared ??= createLog(env().LOG_LEVEL);
  return shared;
}
