import { type Ctx, transact } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import type { Credential } from "./present";
import { revokeCredential } from "./revoke-credential";
import { lockCredential } from "./rights";
import type { DeleteApiKey } from "./schema";

/** Ends an API key of the account at once (S3-7); the toggle of the confirmation must be on (S3-8). Needs `tenant:manage:api:keys`. */
export async function deleteApiKey(ctx: Ctx, { id }: DeleteApiKey): Promise<Credential> {
  return transact(ctx, async (ctx) => {
    if ((await lockCredential(ctx, id)).kind !== "api_key") throw notFound("API key");
    return revokeCredential(ctx, { id });
  });
}
