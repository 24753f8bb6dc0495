import type { Role } from "@/db/schema/users";
import { covers } from "@/lib/credentials";
import { type Scope, scopesFor } from "@/lib/credentials/schema";
import { permissionsOf } from "@/lib/tenants";
import type { Permission } from "@/lib/tenants/roles";

/** What a person must be allowed to do themselves before an app may do it for them. */
const NEEDS: Partial<Record<Scope, Permission>> = {
  "payments.create": "application:manage",
  "payments.get": "payment:read",
  "payments.list": "payment:list",
  "payments.cancel": "payment:cancel",
  "payments.refund": "payment:refund",
  "payments.user-instructions.get": "payment:read",
  "applications.read": "application:manage",
  "applications.write": "application:manage",
};

/** Every scope an app can ask for by name. */
export const NAMED_SCOPES: readonly Scope[] = scopesFor("oauth_grant")
  .map(({ value }) => value)
  .filter((scope) => scope !== "*");

/** What a person of this role may let an app do; `portico_role_scopes` says the same where calls are judged. */
export function heldScopes(role: Role): Scope[] {
  const permissions = permissionsOf(role);
  const held = NAMED_SCOPES.filter((scope) => {
    const needed = NEEDS[scope];
    return needed !== undefined && permissions.includes(needed);
  });
  return held.length === NAMED_SCOPES.length ? ["*"] : held.sort();
}

/** What is left of a wish for somebody who holds these: nobody gives what they lack. */
export function grantable(wanted: readonly string[], held: readonly string[]): string[] {
  if (wanted.includes("*")) return [...held];
  return wanted.filter((scope) => covers(held, scope));
}
