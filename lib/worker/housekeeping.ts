import { pool } from "@/db/client";
import type { Jobs } from "./job";

/** Jobs that belong to no room. */
export const housekeeping: Jobs = {
  /** Forgets what has run out: kept answers, limits, sessions. */
  async "housekeeping.sweep"(_payload, { now }) {
    await pool().sql`select portico_sweep(${now})`;
  },
};
