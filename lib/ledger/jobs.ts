import { pool } from "@/db/client";
import { checkEveryLedger } from "./check-every-ledger";

export const jobs = {
  /** Every night: whether the books of every company add up. The portal shows what the last look found. */
  async "ledger.check"(_payload: unknown, call: { now: Date; requestId: string }): Promise<void> {
    await checkEveryLedger({ ...call, pool: pool() });
  },
};
