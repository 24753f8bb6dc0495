import type { Db, Tx } from "@/db/client";
import { users } from "@/db/schema/users";
import { conflict } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { hashPassword } from "./password";
import type { CreateUser } from "./schema";

/**
 * A person who can sign in. People stand above tenants, so there is no place here; `addMember` lets them in, and with the
 * `db` of one transaction both happen or neither. Throws conflict when the e-mail is taken.
 */
export async function createUser(
  { db }: { db: Db | Tx },
  now: Date,
  input: CreateUser,
): Promise<{ id: string; email: string }> {
  const passwordHash = await hashPassword(input.password);
  const [row] = await db
    .insert(users)
    .values({ id: newId("usr"), email: input.email, name: input.name ?? null, passwordHash, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: users.id, email: users.email });
  if (!row) throw conflict("A user with this e-mail exists already");
  return row;
}
