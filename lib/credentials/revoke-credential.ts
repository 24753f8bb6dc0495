import { eq, isNull } from "drizzle-orm";
import { credentials } from "@/db/schema/credentials";
import { record } from "@/lib/audit";
import { type Ctx, transact, within } from "@/lib/context";
import { emit } from "@/lib/events";
import { notFound } from "@/lib/kit/errors";
import { type Credential, presentCredential } from "./present";
import type { CredentialId } from "./schema";

/** Ends a credential for good; the very next request with it is refused, in every process (I4). Revoking twice is not found. */
export async function revokeCredential(ctx: Ctx, { id }: CredentialId): Promise<Credential> {
  return transact(ctx, async (ctx) => {
    const [row] = await ctx.db
      .update(credentials)
      .set({ revokedAt: ctx.now })
      .where(within(ctx, credentials, eq(credentials.id, id), isNull(credentials.revokedAt)))
      .returning();
    if (!row) throw notFound("Credential");
    await record(ctx, "credential.revoked", id, { kind: row.kind, label: row.label });
    await emit(ctx, "credential.revoked", id, { id, kind: row.kind, label: row.label, hint: row.hint });
    return presentCredential(row, ctx.now);
  });
}
