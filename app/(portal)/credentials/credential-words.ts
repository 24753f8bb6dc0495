import type { Tone } from "@/app/_ui/badge";
import type { listAccessTokens } from "@/lib/credentials";

export type Credential = Awaited<ReturnType<typeof listAccessTokens>>["data"][number];
export type CredentialStatus = Credential["status"];

/** A status as word and colour. */
export const STATUS: Record<CredentialStatus, { label: string; tone: Tone }> = {
  active: { label: "Active", tone: "success" },
  expiring: { label: "Expiring", tone: "warning" },
  rotating: { label: "Rotating", tone: "warning" },
  disabled: { label: "Disabled", tone: "neutral" },
  expired: { label: "Expired", tone: "danger" },
  revoked: { label: "Revoked", tone: "danger" },
};

const REFUSALS: Record<string, string> = {
  revoked: "it was revoked",
  disabled: "it was disabled",
  expired: "it had expired",
  suspended: "the account was suspended",
  host: "it was used on another company’s address, or in the other environment",
  kind: "it was used on an API it does not open",
  ip: "the address is not whitelisted",
  ceiling: "the affiliate’s limit does not allow it",
  scope: "the permission was missing",
};

/** Why a call was last refused, in the words of somebody who wants to mend it. */
export const refusalWords = (reason: string | null): string => REFUSALS[reason ?? ""] ?? "not allowed";

/** The readable start of what took its place, when that is among these. */
export function successorHint(
  { successorId }: { successorId: string | null },
  rows: readonly { id: string; hint: string }[],
): string | null {
  return rows.find(({ id }) => id === successorId)?.hint ?? null;
}

/** A secret that ends with the end of a day still works on that day, so that is the day shown. */
export const lastMoment = (expiresAt: Date): Date => new Date(expiresAt.getTime() - 1);
