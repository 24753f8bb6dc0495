import type { Role } from "@/db/schema/users";

/** What a person may do in a tenant, in the grammar of the source (S0-2, model D11). */
export const PERMISSIONS = [
  "tenant:read",
  "tenant:manage:api:credentials",
  "tenant:manage:webhooks",
  "tenant:update:domains",
  "application:manage",
  "integration:manage",
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
  support: [...READ, "payment:cancel"],
  viewer: READ,
  "affiliate-owner": ["tenant:read", "audit:read", "member:manage"],
  "affiliate-support": ["tenant:read"],
};

/** A role is a named set of permissions. */
export const permissionsOf = (role: Role): readonly Permission[] => ALLOWED[role];

/** The scopes a person may hand to a credential: all of them when they manage applications, none otherwise. */
export const grantableScopes = (permissions: readonly string[]): readonly string[] =>
  permissions.includes("application:manage") ? ["*"] : [];
