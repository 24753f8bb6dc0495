import type { CredentialKind } from "@/db/schema/credentials";
import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { emit } from "@/lib/events";
import { conflict } from "@/lib/kit/errors";
import { addSeconds, DAY, HOUR } from "@/lib/kit/time";
import { issue } from "./issue";
import { type Credential, type CredentialRow, type IssuedCredential, presentCredential, statusOf } from "./present";
import { atCredential, changeCredential, lockCredential, type WantedCredential } from "./rights";
import type { GRACES, RotateCredential } from "./schema";

const SECONDS: Record<(typeof GRACES)[number], number> = {
  now: 0,
  "1h": HOUR,
  "24h": DAY,
  "3d": 3 * DAY,
  "7d": 7 * DAY,
};
const BEARERS: readonly CredentialKind[] = ["access_token", "client_token", "api_key"];

type Wanted = RotateCredential & Pick<WantedCredential, "kind">;

export type Rotated = IssuedCredential & { predecessor: Credential };

/**
 * Gives a bearer a successor that inherits its name, scopes, addresses, application and expiry, with a new secret shown
 * once. The old one works until the grace is over or it would have expired, whichever comes first. Of several
 * rotations at once one succeeds; the others are conflicts, like one of a credential that is disabled, expired or rotated.
 * One of another kind than the named is not found.
 */
export async function rotateCredential(ctx: Ctx, { id, grace, kind: wanted }: Wanted): Promise<Rotated> {
  return transact(ctx, async (ctx) => {
    const row = await lockCredential(ctx, { id, kind: wanted });
    requireRotatable(row, ctx.now);
    const there = atCredential(ctx, row);
    const { kind, label, scopes, allowedIps, expiresAt, applicationId } = row;
    const successor = await issue(there, { kind, label, scopes, allowedIps, expiresAt, applicationId });
    const graceUntil = earlier(addSeconds(ctx.now, SECONDS[grace]), expiresAt);
    const old = await changeCredential(ctx, row, { successorId: successor.id, graceUntil });
    const told = { kind, label, successorId: successor.id, grace, graceUntil };
    await record(there, "credential.rotated", id, told);
    await emit(there, "credential.rotated", id, { id, ...told, hint: row.hint });
    return { ...successor, predecessor: presentCredential(old, ctx.now) };
  });
}

const earlier = (at: Date, end: Date | null): Date => (end && end < at ? end : at);

function requireRotatable(row: CredentialRow, now: Date): void {
  if (!BEARERS.includes(row.kind)) throw conflict("This kind of credential is not rotated; create another one");
  if (row.successorId) throw conflict("This credential has been rotated already");
  const status = statusOf(row, now);
  if (status === "expired" || status === "disabled") throw conflict(`A credential that is ${status} can't be rotated`);
}
