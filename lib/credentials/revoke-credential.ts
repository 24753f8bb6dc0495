import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { emit } from "@/lib/events";
import { type Credential, presentCredential } from "./present";
import { atCredential, changeCredential, lockCredential, type WantedCredential } from "./rights";

/**
 * Ends a credential of any kind for good, and whatever was minted from it; the very next request is refused, in every
 * process. Revoking twice is not found, and so is one of another kind than the named. Needs the permission that looks
 * after its kind.
 */
export async function revokeCredential(ctx: Ctx, wanted: WantedCredential): Promise<Credential> {
  return transact(ctx, async (ctx) => {
    const locked = await lockCredential(ctx, wanted);
    const row = await changeCredential(ctx, locked, { revokedAt: ctx.now });
    const there = atCredential(ctx, row);
    const { id, kind, label, hint } = row;
    await record(there, "credential.revoked", id, { kind, label });
    await emit(there, "credential.revoked", id, { id, kind, label, hint });
    return presentCredential(row, ctx.now);
  });
}
