export { ensureQueue } from "./ensure-queue";
export { startWorker, stopWorker } from "./start-worker";
