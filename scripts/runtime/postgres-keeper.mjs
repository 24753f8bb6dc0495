import { setTimeout as sleep } from "node:timers/promises";

const EVERY_MS = 250;
const TRIES = 5;
const FIRST_PAUSE_MS = 500;

/**
 * Watches a running database and starts it again at the same address whenever it has died. After five tries in a row
 * that failed `giveUp` hears why, once. The answer ends the watch, and comes back when no try is under way any more.
 */
export function keepUp({ port, isUp, revive, giveUp, say = write, firstPauseMs = FIRST_PAUSE_MS }) {
  const over = new AbortController();
  const pause = (ms) => sleep(ms, true, { signal: over.signal, ref: false }).catch(() => false);
  const watching = watch({ port, isUp, revive, giveUp, say, pause, firstPauseMs });
  return () => {
    over.abort();
    return watching;
  };
}

async function watch(keeper) {
  const { port, isUp, say, giveUp, pause } = keeper;
  while (await pause(EVERY_MS)) {
    if (isUp()) continue;
    say(`PostgreSQL ended unexpectedly; starting it again on port ${port}.`);
    const failure = await restart(keeper);
    if (failure) return giveUp(failure);
  }
}

async function restart({ port, revive, say, pause, firstPauseMs }) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await revive();
      say(`PostgreSQL is running again on port ${port}.`);
      return null;
    } catch (error) {
      if (attempt === TRIES) return new Error(`${lost(port)}\n${error.message}`, { cause: error });
      say(`Try ${attempt} of ${TRIES} failed: ${error.message}`);
    }
    if (!(await pause(firstPauseMs * 2 ** (attempt - 1)))) return null;
  }
}

const lost = (port) =>
  `PostgreSQL ended and could not be started again on port ${port} in ${TRIES} tries, so Portico stops. Mend this and start again:`;

const write = (line) => process.stdout.write(`${line}\n`);
