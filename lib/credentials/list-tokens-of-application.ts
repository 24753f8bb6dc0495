import { desc, eq } from "drizzle-orm";
import { olderThan } from "@/db/keyset";
import { credentials } from "@/db/schema/credentials";
import { requireApplication } from "@/lib/applications";
import type { ListClientTokens } from "@/lib/client-tokens/schema";
import { type Ctx, transact, within } from "@/lib/context";
import { decodeCursor, nextCursor } from "@/lib/kit/cursor";
import { type Credential, presentCredential } from "./present";

/** A page of the tokens of one payment application, newest first. Throws not_found for an application that is not the caller's. */
export async function listTokensOfApplication(
  ctx: Ctx,
  { id: applicationId, cursor, limit }: ListClientTokens & { id: string },
): Promise<{ data: Credential[]; nextCursor: string | null }> {
  const { kind, createdAt, id } = credentials;
  const end = cursor ? decodeCursor(cursor) : null;
  const rows = await transact(ctx, async (ctx) => {
    const application = await requireApplication(ctx, { id: applicationId });
    const ofApplication = eq(credentials.applicationId, application.id);
    return ctx.db
      .select()
      .from(credentials)
      .where(
        within(
          ctx,
          credentials,
          eq(kind, "client_token"),
          ofApplication,
          end ? olderThan(credentials, end) : undefined,
        ),
      )
      .orderBy(desc(createdAt), desc(id))
      .limit(limit + 1);
  });
  const data = rows.slice(0, limit).map((row) => presentCredential(row, ctx.now));
  return { data, nextCursor: nextCursor(rows, limit) };
}
