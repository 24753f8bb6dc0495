import { isMainThread } from "node:worker_threads";
import { whenParentIsGone } from "./parent.mjs";

// Loaded before the server: it ends as if it were told to when the process that started it is killed.
if (isMainThread) whenParentIsGone(() => process.kill(process.pid, "SIGTERM"));
