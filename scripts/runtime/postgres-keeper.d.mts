/**
 * Watches a running database and starts it again at the same address whenever it has died. After five tries in a row
 * that failed `giveUp` hears why, once. The answer ends the watch, and comes back when no try is under way any more.
 */
export function keepUp(cluster: {
  port: number;
  isUp(): boolean;
  revive(): Promise<void>;
  giveUp(why: Error): void;
  say?(line: string): void;
  firstPauseMs?: number;
}): () => Promise<void>;
