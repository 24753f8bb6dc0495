import { eq } from "drizzle-orm";
import type { Pool } from "@/db/client";
import { users } from "@/db/schema/users";

/** The person with this e-mail, which is compared in lower case; null when there is none. */
export async function findUserByEmail(pool: Pool, email: string) {
  const [row] = await pool.db
    .select({ id: users.id, email: users.email, name: users.name, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, email.trim().toLowerCase()));
  return row ?? null;
}
