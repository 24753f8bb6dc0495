/** Runs `work` while no other process on this machine holds the lock file; a holder that was killed does not block it. */
export function withLock<T>(path: string, work: () => Promise<T> | T): Promise<T>;

/** True when a process of that id exists, whoever owns it. */
export function isAlive(pid: number): boolean;
