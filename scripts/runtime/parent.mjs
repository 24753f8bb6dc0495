import { readFileSync } from "node:fs";

const EVERY_MS = 250;

/** Calls back once when the process that started this one has ended. npm puts a shell in between: that one's parent counts. */
export function whenParentIsGone(act) {
  const parent = process.ppid;
  const above = isShell(parent) ? parentOf(parent) : null;
  if (parent <= 1) return;
  const timer = setInterval(() => {
    if (process.ppid === parent && (above === null || parentOf(parent) === above)) return;
    clearInterval(timer);
    act();
  }, EVERY_MS);
  timer.unref();
}

const isShell = (pid) => /\((?:ba|da|a)?sh\)/.test(statOf(pid));

const parentOf = (pid) => Number(statOf(pid).split(") ").at(-1)?.split(" ")[1]) || null;

// Only Linux tells it so cheaply; elsewhere the shell hands its own process over to the one command it was given.
function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return "";
  }
}
