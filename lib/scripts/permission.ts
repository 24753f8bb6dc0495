import type { Ctx } from "@/lib/context";
import { requirePermission } from "@/lib/tenants";

/** Who may write what runs with the merchant's keys. */
export const requireScripter = (ctx: Ctx): void => requirePermission(ctx, "script:manage");

/** Who may see scripts and choose among them. */
export const requireInstaller = (ctx: Ctx): void => requirePermission(ctx, "integration:manage");
