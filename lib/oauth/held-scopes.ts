import type { Role } from "@/db/schema/users";
import { covers } from "@/lib/credentials";
import { type Scope, scopesFor } from "@/lib/credentials/schema";
import { NEEDED_FOR, permissionsOf } from "@/lib/tenants";

/** Every scope an app can ask for by name. */
export const NAMED_SCOPES = scopesFor("oauth_grant")
  .map(({ value }) => value)
  .filter((scope) => scope !== "*");

/** What a person of this role may let an app do; `portico_role_scopes` says the same where calls are judged. */
export function heldScopes(role: Role): Scope[] {
  const permissions = permissionsOf(role);
  const held: Scope[] = NAMED_SCOPES.filter((scope) => permissions.includes(NEEDED_FOR[scope]));
  return held.length === NAMED_SCOPES.length ? ["*"] : held.sort();
}

/** What is left of a wish for somebody who holds these: nobody gives what they lack. */
export function grantable(wanted: readonly string[], held: readonly string[]): string[] {
  if (wanted.includes("*")) return [...held];
  return wanted.filter((scope) => covers(held, scope));
}
