import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { requireScopes } from "./issue";
import { type Credential, presentCredential } from "./present";
import { atCredential, changeCredential, lockCredential, requireRight } from "./rights";
import type { UpdateAccessToken } from "./schema";

/** Changes the permissions and addresses of an access token; the next request is judged by them (S0-43 to S0-45). Needs `tenant:manage:api:credentials`. */
export async function updateAccessToken(ctx: Ctx, input: UpdateAccessToken): Promise<Credential> {
  requireRight(ctx, "access_token");
  const { id, permissions: scopes, allowedIps } = input;
  requireScopes(ctx, scopes);
  return transact(ctx, async (ctx) => {
    const row = await lockCredential(ctx, { id });
    if (row.kind !== "access_token") throw notFound("Access token");
    const changed = await changeCredential(ctx, row, { scopes, allowedIps });
    const before = { scopes: row.scopes, allowedIps: row.allowedIps };
    await record(atCredential(ctx, row), "credential.updated", id, {
      label: row.label,
      before,
      after: { scopes, allowedIps },
    });
    return presentCredential(changed, ctx.now);
  });
}
