import type { Ctx } from "@/lib/context";
import { pageNotFound, requireCtx, requireSight } from "@/lib/session";

type Permission = Parameters<typeof requireCtx>[0];

/** The context of a page that only merchants have; for people of an affiliate it does not exist. */
export async function requireMerchant(permission: Permission): Promise<Ctx> {
  const ctx = await requireCtx(permission);
  const { tenant } = await requireSight();
  if (tenant?.kind !== "merchant") pageNotFound();
  return ctx;
}
