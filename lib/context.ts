import { type AnyColumn, and, eq, type SQL, sql } from "drizzle-orm";
import { type Pool, pool, type Tx } from "@/db/client";
import type { Environment } from "@/db/schema/columns";
import { forbidden } from "@/lib/kit/errors";

/**
 * In the place of a company: all of the tenant's at once. Set by `admit` for a credential of the whole merchant and by
 * `tenantWide`, never read from a caller. Such a context finds rows of every company and puts a row into none.
 */
export const ALL_COMPANIES = "*";

/** Where the caller works: exactly one company in one environment of one tenant, or `ALL_COMPANIES`. */
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
  /** The companies a person is limited to; not set or null for somebody who may enter all of them. */
  companyIds?: readonly string[] | null;
};

/** Everything a verb may know about the call: who, where, when. It holds no database; `transact` gives that. */
export type Ctx = Place & {
  pool: Pool;
  principal: Principal;
  now: Date;
  requestId: string;
  /** Canonical address of the caller, or null when it can't be known. */
  ip: string | null;
  /** The host a program called, by its own word. */
  host?: string;
};

/** A context inside a transaction whose tenant is set. */
export type TxCtx = Ctx & { db: Tx };

/**
 * Runs `work` in one transaction with the tenant set, so that row-level security lets its rows through and no others.
 * Called with a context that is already inside a transaction it joins that one.
 */
export async function transact<T>(ctx: Ctx | TxCtx, work: (ctx: TxCtx) => Promise<T>): Promise<T> {
  if ("db" in ctx) return work(ctx);
  return ctx.pool.begin(ctx.tenantId, (db) => work({ ...ctx, db }));
}

/**
 * Works in another tenant inside the caller's transaction, and comes back. For what two tenants do together; whoever calls
 * it has shown that the caller may reach the other one.
 */
export async function transactIn<T>(ctx: TxCtx, where: Place, work: (ctx: TxCtx) => Promise<T>): Promise<T> {
  const enter = (tenantId: string) => ctx.db.execute(sql`select set_config('app.tenant', ${tenantId}, true)`);
  await enter(where.tenantId);
  try {
    const { tenantId, companyId, environment } = where;
    return await work({ ...ctx, tenantId, companyId, environment });
  } finally {
    // A statement that failed has ended the transaction; there is nothing to come back to then.
    await enter(ctx.tenantId).catch(() => undefined);
  }
}

type Placed = { tenantId: AnyColumn; companyId: AnyColumn; environment: AnyColumn };

/**
 * The condition that keeps a query inside the caller's tenant, company and environment, and whatever else it asks for.
 * For `ALL_COMPANIES` it holds the tenant and the environment.
 */
export function within(ctx: Place, table: Placed, ...conditions: (SQL | undefined)[]): SQL {
  const here = and(
    eq(table.tenantId, ctx.tenantId),
    ctx.companyId === ALL_COMPANIES ? undefined : eq(table.companyId, ctx.companyId),
    eq(table.environment, ctx.environment),
    ...conditions,
  );
  if (!here) throw new Error("within needs a place");
  return here;
}

/**
 * The columns that put a new row where the caller works. Comes last in `values`, so no input can move a row. Refuses a
 * caller who works in all companies: such a row would belong to none.
 */
export function placeOf({ tenantId, companyId, environment }: Place): Place {
  if (companyId === ALL_COMPANIES)
    throw forbidden("This credential speaks for every company; this needs one of a single company");
  return { tenantId, companyId, environment };
}

/** The same columns for rows that may stand above companies: the company is null for a caller who works in all of them. */
export const reachOf = ({ tenantId, companyId, environment }: Place) => ({
  tenantId,
  companyId: companyId === ALL_COMPANIES ? null : companyId,
  environment,
});

/** The same caller in all companies of the tenant. */
export const tenantWide = <C extends Place>(ctx: C): C => ({ ...ctx, companyId: ALL_COMPANIES });

type SystemOrder = Place & { now?: Date; requestId: string; label: string; pool?: Pool };

/** A context for work nobody is waiting for: jobs, the command line, the seed. It holds every permission and scope. */
export function systemCtx({ now = new Date(), requestId, label, pool: chosen, ...where }: SystemOrder): Ctx {
  const principal: Principal = { kind: "system", id: "system", label, permissions: ["*"], scopes: ["*"] };
  return { ...placeOf(where), pool: chosen ?? pool(), principal, now, requestId, ip: null };
}
