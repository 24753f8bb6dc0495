import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { requireScopes } from "./issue";
import { type Credential, presentCredential } from "./present";
import { atCredential, changeCredential, lockCredential, type WantedCredential } from "./rights";

/** Lets a disabled credential work again; nobody brings back scopes they could not hand out. Doing it twice is doing it once. */
export async function enableCredential(ctx: Ctx, wanted: WantedCredential): Promise<Credential> {
  return transact(ctx, async (ctx) => {
    const row = await lockCredential(ctx, wanted);
    if (!row.disabledAt) return presentCredential(row, ctx.now);
    requireScopes(ctx, row.scopes);
    const changed = await changeCredential(ctx, row, { disabledAt: null });
    await record(atCredential(ctx, row), "credential.enabled", row.id, { kind: row.kind, label: row.label });
    return presentCredential(changed, ctx.now);
  });
}
