import type { Ctx } from "@/lib/context";
import type { Credential } from "./present";
import { revokeCredential } from "./revoke-credential";
import type { DeleteApiKey } from "./schema";

/** Ends an API key of the account at once (S3-7); the toggle of the confirmation must be on (S3-8). Needs `tenant:manage:api:keys`. */
export async function deleteApiKey(ctx: Ctx, { id }: DeleteApiKey): Promise<Credential> {
  return revokeCredential(ctx, { id, kind: "api_key" });
}
