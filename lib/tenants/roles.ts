import type { Role } from "@/db/schema/users";
import type { Ctx } from "@/lib/context";
import { forbidden } from "@/lib/kit/errors";

/** What a person may do in a tenant: a noun, then what is done to it, behind colons (S0-2). */
export const PERMISSIONS = [
  "tenant:read",
  "tenant:manage:api:credentials",
  "tenant:manage:api:keys",
  "tenant:manage:webhooks",
  "tenant:update:domains",
  "affiliate:read",
  "affiliate:manage",
  "application:manage",
  "integration:manage",
  "script:manage",
  "payment:list",
  "payment:read",
  "payment:cancel",
  "payment:refund",
  "payment:disposition",
  "payment:disposition:override",
  "retry:manage",
  "ledger:read",
  "ledger:adjust",
  "audit:read",
  "request:read",
  "member:manage",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const READ: readonly Permission[] = ["tenant:read", "payment:list", "payment:read"];
const BUILD: readonly Permission[] = [
  ...READ,
  "tenant:manage:api:credentials",
  "tenant:manage:webhooks",
  "application:manage",
  "integration:manage",
  "payment:cancel",
  "request:read",
];
const MONEY: readonly Permission[] = [
  ...READ,
  "payment:cancel",
  "payment:refund",
  "payment:disposition",
  "ledger:read",
  "ledger:adjust",
];

const ALLOWED: Record<Role, readonly Permission[]> = {
  owner: PERMISSIONS,
  admin: PERMISSIONS.filter((permission) => permission !== "payment:disposition:override"),
  developer: BUILD,
  finance: MONEY,
  support: [...READ, "payment:cancel", "request:read"],
  viewer: READ,
  "affiliate-owner": [
    "tenant:read",
    "tenant:manage:api:keys",
    "affiliate:read",
    "affiliate:manage",
    "audit:read",
    "request:read",
    "member:manage",
  ],
  "affiliate-support": ["tenant:read", "affiliate:read", "request:read"],
};

/** A role is a named set of permissions. */
export const permissionsOf = (role: Role): readonly Permission[] => ALLOWED[role];

/** What a person must be allowed to do themselves before a credential or an app may do it for them. */
export const NEEDED_FOR = {
  "payments.create": "application:manage",
  "payments.get": "payment:read",
  "payments.list": "payment:list",
  "payments.cancel": "payment:cancel",
  "payments.refund": "payment:refund",
  "payments.user-instructions.get": "payment:read",
  "applications.read": "application:manage",
  "applications.write": "application:manage",
  "gateways.read": "integration:manage",
  "gateways.write": "integration:manage",
  "webhooks.read": "tenant:manage:webhooks",
  "webhooks.write": "tenant:manage:webhooks",
  "customers.read": "tenant:manage:api:credentials",
  "customers.write": "tenant:manage:api:credentials",
  "merchants.tokens.read": "affiliate:read",
  "merchants.tokens.write": "affiliate:manage",
} as const satisfies Record<string, Permission>;

/** Who manages keys to everything may hand out everything: an account's administrators, and an affiliate for its merchants. */
const EVERYTHING: readonly Permission[] = ["tenant:manage:api:keys", "affiliate:manage"];
const HANDS_OUT: readonly Permission[] = ["application:manage", "tenant:manage:api:credentials"];

/** The scopes a person may hand to a credential: nobody who makes one gives what they may not do, and others give none. */
export function grantableScopes(permissions: readonly string[]): readonly string[] {
  const has = (permission: string) => permissions.includes(permission);
  if (EVERYTHING.some(has)) return ["*"];
  if (!HANDS_OUT.some(has)) return [];
  return Object.entries(NEEDED_FOR).flatMap(([scope, needed]) => (has(needed) ? [scope] : []));
}

/** Throws forbidden unless the caller is a person, or the system, with this permission. A credential has scopes and none of these. */
export function requirePermission({ principal }: Ctx, permission: Permission): void {
  const { permissions } = principal;
  if (!permissions.includes("*") && !permissions.includes(permission)) throw forbidden();
}
