import type { Pool } from "@/db/client";
import { record } from "@/lib/audit";
import { type Ctx, type Place, transact } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import type { Challenge } from "./challenges";
import { homeOf, type Visit } from "./open-session";

/** A context for somebody who is only half in: they may do nothing, and it is them all the same. */
export function halfwayCtx({ userId, email }: Challenge, where: Place, { now, ip }: Visit, pool: Pool): Ctx {
  const principal = { kind: "user" as const, id: userId, label: email, permissions: [], scopes: [] };
  return { ...where, pool, principal, now, requestId: newId("req"), ip };
}

type Result = { method: "totp" | "recovery" | "duo"; result: string; integrationId?: string };

/** Keeps in the audit chain how a second factor went: of the tenant that asked, else of the person's own first tenant. */
export async function noteFactor(challenge: Challenge, result: Result, visit: Visit, pool: Pool, asking?: Place) {
  const where = asking ?? (await homePlace(challenge.userId, pool));
  if (!where) return;
  await transact(halfwayCtx(challenge, where, visit, pool), (ctx) =>
    record(ctx, "second_factor.answered", challenge.userId, { ...result }),
  );
}

async function homePlace(userId: string, pool: Pool): Promise<Place | null> {
  const home = await homeOf(userId, pool);
  return home?.companyId ? { tenantId: home.tenantId, companyId: home.companyId, environment: "sandbox" } : null;
}
