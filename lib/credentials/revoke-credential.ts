import type { CredentialKind } from "@/db/schema/credentials";
import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { emit } from "@/lib/events";
import { notFound } from "@/lib/kit/errors";
import { type Credential, presentCredential } from "./present";
import { atCredential, changeCredential, lockCredential } from "./rights";
import type { CredentialId } from "./schema";

type Wanted = CredentialId & { kind?: CredentialKind };

/**
 * Ends a credential of any kind for good, and whatever was minted from it; the very next request is refused, in every
 * process (I4). Revoking twice is not found, and so is one of another kind than the named. Needs the permission that looks
 * after its kind.
 */
export async function revokeCredential(ctx: Ctx, { id, kind }: Wanted): Promise<Credential> {
  return transact(ctx, async (ctx) => {
    const locked = await lockCredential(ctx, id);
    if (kind && locked.kind !== kind) throw notFound("Credential");
    const row = await changeCredential(ctx, locked, { revokedAt: ctx.now });
    const there = atCredential(ctx, row);
    await record(there, "credential.revoked", id, { kind: row.kind, label: row.label });
    await emit(there, "credential.revoked", id, { id, kind: row.kind, label: row.label, hint: row.hint });
    return presentCredential(row, ctx.now);
  });
}
