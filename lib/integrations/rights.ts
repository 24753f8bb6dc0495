import type { Ctx } from "@/lib/context";
import { covers } from "@/lib/credentials";
import { requirePermission } from "@/lib/tenants";

/** Throws forbidden unless the caller may see or change integrations: a person by permission, a credential by scope. */
export function requireIntegrationRight(ctx: Ctx, scope: "gateways.read" | "gateways.write"): void {
  const { kind, scopes } = ctx.principal;
  if (kind === "credential" && covers(scopes, scope)) return;
  requirePermission(ctx, "integration:manage");
}
