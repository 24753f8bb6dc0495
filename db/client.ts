import type { ExtractTablesWithRelations } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsDatabase, PostgresJsSession, PostgresJsTransaction } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";
import { env } from "@/lib/kit/env";

export type Schema = Record<string, never>;
export type Db = PostgresJsDatabase<Schema>;
type NoTables = ExtractTablesWithRelations<Schema>;
export type Tx = PostgresJsTransaction<Schema, NoTables>;

/** What the product talks to PostgreSQL with. */
export type Pool = {
  /** Drizzle, for what belongs to no tenant. */
  db: Db;
  /** Runs `work` in one transaction with the tenant set. Everything about a tenant goes through `transact`, which calls this. */
  begin<T>(tenantId: string, work: (db: Tx) => Promise<T>): Promise<T>;
  /** Plain SQL for the few hot statements and the gate functions. A client of its own, because drizzle replaces the date parsers of the one it is given. */
  sql: Sql;
  /** For the one statement that has to be quickest: two connections of its own stay warm in PostgreSQL's caches. */
  checkouts: Sql;
  end(): Promise<void>;
};

const TIMEOUTS = {
  statement_timeout: 15_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 30_000,
};

const CHECKOUTS = 2;

type PoolOptions = { url: string; max: number; role?: string | null };

/** Opens a pool as the product's own role, for which row-level security always holds. `role: null` keeps the login's own. */
export function openPool({ url, max, role = "portico_app" }: PoolOptions): Pool {
  const options = (share: number) => ({
    max: Math.max(1, share),
    backoff: () => 0.1,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: "portico", search_path: "public", ...TIMEOUTS, ...(role ? { role } : {}) },
  });
  const client = postgres(url, options(Math.ceil(max / 2)));
  const sql = postgres(url, options(Math.floor(max / 2) - CHECKOUTS));
  const checkouts = postgres(url, options(CHECKOUTS));
  const end = async () => {
    await Promise.all([client, sql, checkouts].map((one) => one.end({ timeout: 5 })));
  };
  const db = drizzle(client);
  return { db, begin: (tenantId, work) => begin(client, tenantId, work), sql, checkouts, end };
}

const dialect = new PgDialect();
/** Drizzle's own types take a transaction's connection for a whole client, and then not. */
type Session = ConstructorParameters<typeof PostgresJsTransaction<Schema, NoTables>>[1];

/**
 * The tenant is set ahead of the first statement and nobody waits for it: both go to PostgreSQL in one piece, which works
 * them in order. Were it ever otherwise, the walls would let nothing through.
 */
function begin<T>(client: Sql, tenantId: string, work: (db: Tx) => Promise<T>): Promise<T> {
  const done = client.begin(async (sql) => {
    const session: unknown = new PostgresJsSession(sql as unknown as Sql, dialect, undefined);
    const db = new PostgresJsTransaction<Schema, NoTables>(dialect, session as Session, undefined);
    const placed = sql`select set_config('app.tenant', ${tenantId}, true)`.execute();
    // A transaction must not end while somebody still works in it, so the work is waited for whatever became of the tenant.
    const [worked, set] = await Promise.allSettled([work(db), placed]);
    if (set.status === "rejected") throw set.reason;
    if (worked.status === "rejected") throw worked.reason;
    return { result: worked.value };
  });
  return done.then(({ result }) => result);
}

const SHARED = Symbol.for("portico.pool");
const shared = globalThis as { [SHARED]?: Pool };

/** The one pool of this process. On `globalThis`, because bundles may hold separate instances of this module. */
export function pool(): Pool {
  shared[SHARED] ??= openPool({ url: env().DATABASE_URL, max: env().DATABASE_POOL });
  return shared[SHARED];
}

/** Puts a pool of the caller's choosing in place of the shared one; tests and the command line use it. */
export function usePool(chosen: Pool | undefined): void {
  if (chosen) shared[SHARED] = chosen;
  else delete shared[SHARED];
}

/** Ends the shared pool, if one was opened. */
export async function closePool(): Promise<void> {
  const open = shared[SHARED];
  delete shared[SHARED];
  await open?.end();
}
