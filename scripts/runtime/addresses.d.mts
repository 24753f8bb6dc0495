type Address = { PORT: string; PUBLIC_URL: string };

/** Writes down where this process's product answers; the answer takes back this entry and no other. */
export function announce(env: Address & { DATA_DIR: string }): () => void;

/** Where the running product of a data folder answers, of several the one that was first; nothing when none runs. */
export function runningAddress(dataDir: string): Partial<Address>;
