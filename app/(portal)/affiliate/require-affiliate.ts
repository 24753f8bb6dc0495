import type { Ctx } from "@/lib/context";
import { pageNotFound, requireCtx, requireSight } from "@/lib/session";

type Permission = Parameters<typeof requireCtx>[0];

/** The context of a page that only affiliates have; for a merchant's people it does not exist. */
export async function requireAffiliate(permission: Permission): Promise<Ctx> {
  const ctx = await requireCtx(permission);
  const { tenant } = await requireSight();
  if (tenant?.kind !== "affiliate") pageNotFound();
  return ctx;
}
