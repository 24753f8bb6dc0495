import { Logger } from "graphile-worker";
import { log } from "@/lib/kit/log";

const LEVEL = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

/** The queue's messages in our log. What it calls news (every job done) is detail to us. */
export const queueLogger = new Logger((scope) => (level, message) => {
  log()[LEVEL[level]]({ queue: scope.label, task: scope.taskIdentifier, jobId: scope.jobId }, message);
});
