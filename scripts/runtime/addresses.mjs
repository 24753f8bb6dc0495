import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "./data-dir.mjs";
import { isAlive } from "./lock.mjs";

const NAME = /^address\.(\d+)\.json$/;

/**
 * Writes down where this process's product answers, so that a command in another terminal can say it; the answer takes
 * back this entry and no other.
 */
export function announce({ DATA_DIR, PORT, PUBLIC_URL }) {
  for (const { file, lives } of entriesOf(DATA_DIR)) if (!lives) rmSync(file, { force: true });
  const own = join(DATA_DIR, `address.${process.pid}.json`);
  const entry = { PORT, PUBLIC_URL, since: Date.now(), born: birthOf(process.pid) };
  writeWhole(own, `${JSON.stringify(entry, null, 2)}\n`);
  return () => rmSync(own, { force: true });
}

/** Where the running product of a data folder answers, of several the one that was first; nothing when none runs. */
export function runningAddress(dataDir) {
  const running = entriesOf(dataDir).filter(({ lives }) => lives);
  const [first] = running.sort((a, b) => a.entry.since - b.entry.since);
  return first ? { PORT: first.entry.PORT, PUBLIC_URL: first.entry.PUBLIC_URL } : {};
}

function entriesOf(dataDir) {
  return readdirSync(dataDir).flatMap((name) => {
    const pid = Number(NAME.exec(name)?.[1]);
    const file = join(dataDir, name);
    const text = pid ? textOf(file) : null;
    if (text === null) return [];
    const entry = JSON.parse(text);
    return [{ file, entry, lives: isAlive(pid) && birthOf(pid) === entry.born }];
  });
}

// The id of a process that was killed may belong to another program now, but that one was born at another time.
function birthOf(pid) {
  const fields = textOf(`/proc/${pid}/stat`)?.split(") ").at(-1)?.split(" ");
  return fields?.[19] ?? null;
}

function textOf(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
