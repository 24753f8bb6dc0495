import { pool } from "@/db/client";
import { keepDays } from "./keep-days";

export const jobs = {
  /** Every hour: the days to come get their partitions, and the days that are over for long enough are dropped. */
  async "requests.keep_days"(_payload: unknown, { now }: { now: Date }): Promise<void> {
    await keepDays(pool(), now);
  },
};
