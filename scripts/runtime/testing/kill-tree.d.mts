/** Kills a process and all below it at one blow, as a machine that runs out of memory would. */
export function killTree(pid: number): void;
