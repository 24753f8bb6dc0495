import { eq } from "drizzle-orm";
import type { Pool } from "@/db/client";
import { settings } from "@/db/schema/plumbing";
import { env } from "@/lib/kit/env";
import { newDataKey, unwrapDataKey } from "@/lib/kit/seal";
import { pepperId } from "@/lib/kit/secret";

const CANARY = "portico";

/**
 * Remembers which keys this database was first used with and refuses others: with another pepper no credential would
 * open, with another seal key no secret could be read, and both would look like a fault somewhere else.
 */
export async function checkKeys(pool: Pool): Promise<void> {
  const { SEAL_KEY, TOKEN_PEPPER } = env();
  const sealed = await remember(pool, "seal_key", newDataKey(SEAL_KEY[0], CANARY));
  try {
    unwrapDataKey(SEAL_KEY, CANARY, sealed);
  } catch {
    throw new Error("SEAL_KEY is not the key this database was sealed with. Start with the key it had before.");
  }
  if ((await remember(pool, "token_pepper", pepperId(TOKEN_PEPPER))) !== pepperId(TOKEN_PEPPER)) {
    throw new Error(
      "TOKEN_PEPPER is not the one this database's credentials were made with. Start with the one it had before.",
    );
  }
}

async function remember({ db }: Pool, key: string, value: string): Promise<string> {
  await db.insert(settings).values({ key, value }).onConflictDoNothing();
  const [row] = await db.select().from(settings).where(eq(settings.key, key));
  return row?.value ?? value;
}
