/** What a job is told besides its payload. */
export type JobCall = { now: Date; requestId: string };

/** A room's background work: task name to function. The payload is parsed by the job itself. */
export type Jobs = Record<string, (payload: unknown, call: JobCall) => Promise<void>>;
