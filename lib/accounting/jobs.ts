import { z } from "zod";
import { pool } from "@/db/client";
import type { Environment as Side } from "@/db/schema/columns";
import { systemCtx, transact } from "@/lib/context";
import { log } from "@/lib/kit/log";
import { Environment } from "@/lib/kit/zod";
import { lookSoon } from "./look-soon";
import { tellBooks } from "./tell-books";

type Call = { now: Date; requestId: string };
type Connected = { id: string; tenant_id: string; company_id: string; environment: Side };

const Told = z.object({
  tenantId: z.string(),
  companyId: z.string(),
  environment: Environment,
  deliveryId: z.string(),
});

export const jobs = {
  /** The clock's round over everybody's books. One that can't be told is left for the next round. */
  async "books.tell"(_payload: unknown, call: Call): Promise<void> {
    const all = await pool().sql<Connected[]>`select * from portico_connected_books()`;
    for (const { id, tenant_id: tenantId, company_id: companyId, environment } of all) {
      const ctx = systemCtx({ tenantId, companyId, environment, ...call, label: "Bookkeeping" });
      await tellBooks(ctx, id).catch((err) => log().error({ integrationId: id, err }, "books were not told"));
    }
  },

  /** The books say that something changed there. What it was is looked up, never taken from the message. */
  async "books.look"(payload: unknown, call: Call): Promise<void> {
    const { deliveryId, ...where } = Told.parse(payload);
    const ctx = systemCtx({ ...where, ...call, label: "Bookkeeping" });
    await transact(ctx, (ctx) => lookSoon(ctx, deliveryId));
  },
};
