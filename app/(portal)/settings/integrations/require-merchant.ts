import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/context";
import { requireCtx, requireSight } from "@/lib/session";

type Permission = Parameters<typeof requireCtx>[0];

/** The context of a page that only merchants have; for people of an affiliate it does not exist. */
export async function requireMerchant(permission: Permission): Promise<Ctx> {
  const ctx = await requireCtx(permission);
  const { tenant } = await requireSight();
  if (tenant?.kind !== "merchant") notFound();
  return ctx;
}
