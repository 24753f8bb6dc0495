import type { Pool } from "@/db/client";
import type { Ctx } from "@/lib/context";

/** Somebody whose second factor is asked about. People stand above tenants, so there is no place here. */
export type Person = { pool: Pool; userId: string; now: Date };

/** The person who is signed in. */
export const personOf = ({ pool, principal, now }: Ctx): Person => ({ pool, userId: principal.id, now });
