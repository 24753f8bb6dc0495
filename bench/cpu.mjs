import { readdirSync, readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100;

/** Seconds of CPU (user and system) that a process, its threads and its children have used, those that ended included. */
export function cpuOf(pid) {
  const processes = all();
  const ticks = familyOf(pid, processes).reduce((sum, one) => sum + one.own + one.ended, 0);
  return ticks / TICKS_PER_SECOND;
}

/** The process that started this one. */
export const parentOf = (pid) => statOf(pid).parent;

function familyOf(pid, processes) {
  const family = processes.filter((one) => one.pid === pid);
  for (const member of family) family.push(...processes.filter((one) => one.parent === member.pid));
  return family;
}

function all() {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => statOf(Number(pid))).filter(Boolean);
}

/** The name of a process may hold spaces and brackets, so the fields are counted from behind its last bracket. */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    return { pid, parent: fields[1], own: fields[11] + fields[12], ended: fields[13] + fields[14] };
  } catch {
    return null;
  }
}
