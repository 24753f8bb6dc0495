import { eq } from "drizzle-orm";
import { pageOf } from "@/db/keyset";
import { credentials } from "@/db/schema/credentials";
import { requireApplication } from "@/lib/applications";
import type { ListClientTokens } from "@/lib/client-tokens/schema";
import { type Ctx, transact, within } from "@/lib/context";
import { cutPage, type Page, type PageAsk } from "@/lib/kit/page";
import { type Credential, presentCredential } from "./present";

/** A page of the tokens of one payment application, newest first. Throws not_found for an application that is not the caller's. */
export async function listTokensOfApplication(
  ctx: Ctx,
  { id: applicationId, limit, ...ask }: ListClientTokens & PageAsk & { id: string },
): Promise<Page<Credential>> {
  const { where, order } = pageOf(credentials, ask);
  const rows = await transact(ctx, async (ctx) => {
    const application = await requireApplication(ctx, { id: applicationId });
    const ofApplication = eq(credentials.applicationId, application.id);
    return ctx.db
      .select()
      .from(credentials)
      .where(within(ctx, credentials, eq(credentials.kind, "client_token"), ofApplication, where))
      .orderBy(...order)
      .limit(limit + 1);
  });
  const tokens = rows.map((row) => presentCredential(row, ctx.now));
  return cutPage(tokens, ask, limit);
}
