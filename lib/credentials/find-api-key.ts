import { eq } from "drizzle-orm";
import { credentials } from "@/db/schema/credentials";
import { type Ctx, transact } from "@/lib/context";
import { type ApiKey, apiKeys, presentApiKey } from "./api-key-rows";
import { requireRight } from "./rights";

/** One key of the account, or null. Needs `tenant:manage:api:keys`. */
export async function findApiKey(ctx: Ctx, { id }: { id: string }): Promise<ApiKey | null> {
  requireRight(ctx, "api_key");
  const [row] = await transact(ctx, (ctx) => apiKeys(ctx, eq(credentials.id, id)));
  return row ? presentApiKey(ctx, row) : null;
}
