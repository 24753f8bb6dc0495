import { openPool, type Pool, usePool } from "@/db/client";
import { env } from "@/lib/kit/env";
import { prepareEnvironment } from "../runtime/environment.mjs";

type Places = { tenant_id: string; company_id: string | null; environment: "production" | "sandbox" };

/**
 * Gives a command the installation's database and secrets: what the environment says, else the data folder's own, and
 * starts the embedded database for the time of the command when the product is not running.
 */
export async function withDatabase<T>(work: (pool: Pool) => Promise<T>): Promise<T> {
  const release = await prepareEnvironment();
  const pool = openPool({ url: env().DATABASE_URL, max: 4 });
  usePool(pool);
  try {
    return await work(pool);
  } finally {
    await pool.end();
    await release();
  }
}

const TABLES = { app: "payment_applications", cre: "credentials", com: "companies" } as const;

/** Which tenant and company an id belongs to. Only the operator, who holds the database, may ask without naming a tenant. */
export async function placeOfId(id: string): Promise<Places | null> {
  const table = TABLES[id.slice(0, 3) as keyof typeof TABLES];
  if (!table) return null;
  const gate = openPool({ url: env().DATABASE_URL, max: 1, role: "portico_gate" });
  try {
    const environment = table === "companies" ? gate.sql`'sandbox'` : gate.sql`environment`;
    const company = table === "companies" ? gate.sql`id` : gate.sql`company_id`;
    const [row] = await gate.sql<Places[]>`
      select tenant_id, ${company} as company_id, ${environment} as environment from ${gate.sql(table)} where id = ${id}`;
    return row ?? null;
  } finally {
    await gate.end();
  }
}
