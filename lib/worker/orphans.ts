import postgres, { type Sql } from "postgres";

/** Any number; every worker of one database holds it shared for as long as it lives. */
const ALIVE = 7_061_700_172;

export type Presence = { leave(): Promise<void> };

/**
 * Says that a worker lives, and first frees the jobs of workers that died, if none but us is alive. Without it a job that
 * was running when the process was killed would wait four hours.
 */
export async function enterWorkers(url: string): Promise<Presence> {
  const sql = postgres(url, {
    max: 1,
    onnotice: () => undefined,
    connection: { application_name: "portico-worker-presence" },
  });
  try {
    await sql`select pg_advisory_lock_shared(${ALIVE})`;
    await freeOrphans(sql);
  } catch (error) {
    await sql.end({ timeout: 1 });
    throw error;
  }
  return { leave: () => sql.end({ timeout: 1 }) };
}

async function freeOrphans(sql: Sql): Promise<void> {
  const [others] = await sql<{ count: number }[]>`
    select count(*)::int as count from pg_locks l join pg_database d on d.oid = l.database
    where d.datname = current_database() and l.locktype = 'advisory' and l.granted and l.pid <> pg_backend_pid()
      and (l.classid::bigint << 32 | l.objid::bigint) = ${ALIVE}`;
  if (others?.count !== 0) return;
  await sql`
    select graphile_worker.force_unlock_workers(array(
      select distinct locked_by from graphile_worker._private_jobs where locked_by is not null
      union select distinct locked_by from graphile_worker._private_job_queues where locked_by is not null))`;
}
