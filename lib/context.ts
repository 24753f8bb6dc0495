import { type AnyColumn, and, eq, type SQL, sql } from "drizzle-orm";
import { type Pool, pool, type Tx } from "@/db/client";
import type { Environment } from "@/db/schema/columns";

/** Where the caller works: exactly one company in one environment of one tenant (model D2). */
export type Place = { tenantId: string; companyId: string; environment: Environment };

/** Who is asking. `permissions` are a person's, `scopes` a credential's; a person's scopes are what they may hand out. */
export type Principal = {
  kind: "user" | "credential" | "payer" | "provider" | "system";
  id: string;
  label: string;
  permissions: readonly string[];
  scopes: readonly string[];
  /** Set when the credential is bound to one payment application: nothing of another one exists for it. */
  applicationId?: string | null;
};

/** Everything a verb may know about the call: who, where, when. It holds no database; `transact` gives that. */
export type Ctx = Place & {
  pool: Pool;
  principal: Principal;
  now: Date;
  requestId: string;
  /** Canonical address of the caller, or null when it can't be known. */
  ip: string | null;
};

/** A context inside a transaction whose tenant is set. */
export type TxCtx = Ctx & { db: Tx };

/**
 * Runs `work` in one transaction with the tenant set, so that row-level security lets its rows through and no others.
 * Called with a context that is already inside a transaction it joins that one.
 */
export async function transact<T>(ctx: Ctx | TxCtx, work: (ctx: TxCtx) => Promise<T>): Promise<T> {
  if ("db" in ctx) return work(ctx);
  return ctx.pool.db.transaction(async (db) => {
    await db.execute(sql`select set_config('app.tenant', ${ctx.tenantId}, true)`);
    return work({ ...ctx, db });
  });
}

type Placed = { tenantId: AnyColumn; companyId: AnyColumn; environment: AnyColumn };

/** The condition that keeps a query inside the caller's tenant, company and environment, and whatever else it asks for. */
export function within(ctx: Place, table: Placed, ...conditions: (SQL | undefined)[]): SQL {
  const here = and(
    eq(table.tenantId, ctx.tenantId),
    eq(table.companyId, ctx.companyId),
    eq(table.environment, ctx.environment),
    ...conditions,
  );
  if (!here) throw new Error("within needs a place");
  return here;
}

/** The columns that put a new row where the caller works. Comes last in `values`, so no input can move a row. */
export const placeOf = ({ tenantId, companyId, environment }: Place): Place => ({ tenantId, companyId, environment });

type SystemOrder = Place & { now?: Date; requestId: string; label: string; pool?: Pool };

/** A context for work nobody is waiting for: jobs, the command line, the seed. It holds every permission and scope. */
export function systemCtx({ now = new Date(), requestId, label, pool: chosen, ...where }: SystemOrder): Ctx {
  const principal: Principal = { kind: "system", id: "system", label, permissions: ["*"], scopes: ["*"] };
  return { ...placeOf(where), pool: chosen ?? pool(), principal, now, requestId, ip: null };
}
