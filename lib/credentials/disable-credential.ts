import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { type Credential, presentCredential } from "./present";
import { atCredential, changeCredential, lockCredential, type WantedCredential } from "./rights";

/** Stops a credential, and whatever was minted from it, until it is enabled again. Doing it twice is doing it once. */
export async function disableCredential(ctx: Ctx, wanted: WantedCredential): Promise<Credential> {
  return transact(ctx, async (ctx) => {
    const row = await lockCredential(ctx, wanted);
    if (row.disabledAt) return presentCredential(row, ctx.now);
    const changed = await changeCredential(ctx, row, { disabledAt: ctx.now });
    await record(atCredential(ctx, row), "credential.disabled", row.id, { kind: row.kind, label: row.label });
    return presentCredential(changed, ctx.now);
  });
}
