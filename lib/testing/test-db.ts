import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, inject } from "vitest";
import { openPool, type Pool, usePool } from "@/db/client";

/** The product's pool on a fresh copy of the migrated template, plus the owner's view that no wall hides anything from. */
export type TestDb = Pool & { url: string; owner: postgres.Sql };

/** A database for one test file. It becomes the shared pool, and is dropped when the file is done. */
export async function testDb(): Promise<TestDb> {
  const cluster = inject("clusterUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const admin = postgres(cluster, { max: 1, onnotice: () => undefined });
  await copyTemplate(admin, name);

  const url = new URL(cluster);
  url.pathname = `/${name}`;
  const pool = openPool({ url: url.href, max: 20 });
  const owner = postgres(url.href, { max: 2, onnotice: () => undefined });
  usePool(pool);
  afterAll(async () => {
    usePool(undefined);
    await Promise.all([pool.end(), owner.end({ timeout: 1 })]);
    await admin.unsafe(`drop database ${name} with (force)`);
    await admin.end();
  });
  return { ...pool, url: url.href, owner };
}

/** Copies of one template can't be made at the same instant; the loser tries again. */
async function copyTemplate(admin: postgres.Sql, name: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await admin.unsafe(`create database ${name} template template_portico`);
      return;
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 + tries * 5));
    }
  }
}
