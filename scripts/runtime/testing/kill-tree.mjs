import { execFileSync } from "node:child_process";

/** Kills a process and all below it at one blow, as a machine that runs out of memory would. */
export function killTree(pid) {
  for (const each of treeOf(pid)) {
    try {
      process.kill(each, "SIGKILL");
    } catch (error) {
      if (error.code !== "ESRCH") throw error;
    }
  }
}

function treeOf(root) {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  const pairs = rows.map((row) => row.trim().split(/\s+/).map(Number));
  const tree = [root];
  for (const pid of tree) tree.push(...pairs.filter(([, parent]) => parent === pid).map(([child]) => child));
  return tree;
}
