import { pageOf } from "@/db/keyset";
import { credentials } from "@/db/schema/credentials";
import { type Ctx, transact } from "@/lib/context";
import { cutPage, type Page, type PageAsk } from "@/lib/kit/page";
import { type ApiKey, apiKeys, presentApiKey } from "./api-key-rows";
import { requireRight } from "./rights";

const ROWS = 50;

/** A page of the keys of the account over all its companies and both environments, newest first, each with its company and mode (S3-6). Needs `tenant:manage:api:keys`. */
export async function listApiKeys(ctx: Ctx, ask: PageAsk = {}): Promise<Page<ApiKey>> {
  requireRight(ctx, "api_key");
  const { where, order } = pageOf(credentials, ask);
  const rows = await transact(ctx, (ctx) =>
    apiKeys(ctx, where)
      .orderBy(...order)
      .limit(ROWS + 1),
  );
  const keys = rows.map((row) => presentApiKey(ctx, row));
  return cutPage(keys, ask, ROWS);
}
