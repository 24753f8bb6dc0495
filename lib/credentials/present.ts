import type { credentials } from "@/db/schema/credentials";

export type CredentialRow = typeof credentials.$inferSelect;
export type CredentialStatus = "active" | "expiring" | "rotating" | "disabled" | "expired" | "revoked";

const EXPIRING_MS = 7 * 24 * 60 * 60 * 1000;

/** What a credential is at this moment; derived, never stored. */
export function statusOf(
  row: Pick<CredentialRow, "revokedAt" | "disabledAt" | "expiresAt" | "graceUntil">,
  now: Date,
): CredentialStatus {
  if (row.revokedAt) return "revoked";
  if (row.graceUntil && row.graceUntil <= now) return "revoked";
  if (row.expiresAt && row.expiresAt <= now) return "expired";
  if (row.disabledAt) return "disabled";
  if (row.graceUntil) return "rotating";
  if (row.expiresAt && row.expiresAt.getTime() - now.getTime() < EXPIRING_MS) return "expiring";
  return "active";
}

/** A credential as it is shown: neither the secret nor its hash, only the readable start. */
export const presentCredential = (row: CredentialRow, now: Date) => ({
  id: row.id,
  kind: row.kind,
  companyId: row.companyId,
  environment: row.environment,
  /** The public half of a pair. */
  clientId: row.publicId,
  applicationId: row.applicationId,
  label: row.label,
  hint: row.hint,
  scopes: row.scopes,
  allowedIps: row.allowedIps,
  status: statusOf(row, now),
  expiresAt: row.expiresAt,
  disabledAt: row.disabledAt,
  revokedAt: row.revokedAt,
  /** Set on one that was rotated: what took its place, and until when both work. */
  successorId: row.successorId,
  graceUntil: row.graceUntil,
  lastUsedAt: row.lastUsedAt,
  lastUsedIp: row.lastUsedIp,
  lastDeniedAt: row.lastDeniedAt,
  lastDeniedIp: row.lastDeniedIp,
  lastDeniedReason: row.lastDeniedReason,
  createdAt: row.createdAt,
});
export type Credential = ReturnType<typeof presentCredential>;
export type IssuedCredential = Credential & { secret: string };
