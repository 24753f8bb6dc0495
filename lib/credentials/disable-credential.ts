import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { type Credential, presentCredential } from "./present";
import { atCredential, changeCredential, lockCredential } from "./rights";
import type { CredentialId } from "./schema";

/** Stops a credential, and whatever was minted from it, until it is enabled again. Doing it twice is doing it once. */
export async function disableCredential(ctx: Ctx, { id }: CredentialId): Promise<Credential> {
  return transact(ctx, async (ctx) => {
    const row = await lockCredential(ctx, id);
    if (row.disabledAt) return presentCredential(row, ctx.now);
    const changed = await changeCredential(ctx, row, { disabledAt: ctx.now });
    await record(atCredential(ctx, row), "credential.disabled", id, { kind: row.kind, label: row.label });
    return presentCredential(changed, ctx.now);
  });
}
