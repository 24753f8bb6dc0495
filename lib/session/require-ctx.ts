import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { pool } from "@/db/client";
import type { Ctx } from "@/lib/context";
import { forbidden, unauthenticated } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { peerOf } from "@/lib/kit/peer";
import { grantableScopes, permissionsOf } from "@/lib/tenants";
import type { Permission } from "@/lib/tenants/roles";
import { authOptions } from "./auth";
import { pageForbidden } from "./refuse-page";

import type { Sight } from "./sight";

/** The signed-in person of this request, or null. Asked once per request, however many components ask. */
export const findSight = cache(async (): Promise<Sight | null> => {
  const session = await getServerSession(authOptions());
  return session?.sight ?? null;
});

/** The signed-in person; sends anybody else to the sign-in page and back again afterwards. */
export async function requireSight(): Promise<Sight> {
  const sight = await findSight();
  if (sight) return sight;
  const path = (await headers()).get("x-portico-path") ?? "/";
  redirect(`/sign-in?next=${encodeURIComponent(path)}`);
}

/** A page's context. Without the permission the page is not open to this person, which they are told with 403 (S0-2). */
export async function requireCtx(permission: Permission): Promise<Ctx> {
  const ctx = await ctxOf(await requireSight());
  if (!ctx.principal.permissions.includes(permission)) pageForbidden();
  return ctx;
}

/** An action's context: whatever is missing is an error the form can show, never a redirect. */
export async function actionCtx(permission: Permission): Promise<Ctx> {
  const sight = await findSight();
  if (!sight) throw unauthenticated("session");
  const ctx = await ctxOf(sight);
  if (!ctx.principal.permissions.includes(permission)) throw forbidden();
  return ctx;
}

function mayEnter({ tenant, companyId, owes }: Sight): boolean {
  if (!tenant || !companyId || tenant.suspended || owes !== null) return false;
  return !tenant.companyIds || tenant.companyIds.includes(companyId);
}

/** What a person may do where they are. Nobody may do anything in a suspended tenant, a company that is not theirs, or one whose second factor they owe. */
async function ctxOf(sight: Sight): Promise<Ctx> {
  const { tenant, companyId, environment, userId, name } = sight;
  const permissions = tenant && mayEnter(sight) ? permissionsOf(tenant.role) : [];
  return {
    pool: pool(),
    tenantId: tenant?.id ?? "",
    companyId: companyId ?? "",
    environment,
    principal: {
      kind: "user",
      id: userId,
      label: name,
      permissions,
      scopes: grantableScopes(permissions),
      companyIds: tenant?.companyIds ?? null,
    },
    now: new Date(),
    requestId: newId("req"),
    ip: peerOf(await headers()),
  };
}
