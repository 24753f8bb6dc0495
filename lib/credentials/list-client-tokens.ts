import { desc, eq } from "drizzle-orm";
import { credentials } from "@/db/schema/credentials";
import { type Ctx, transact, within } from "@/lib/context";
import { type Credential, presentCredential } from "./present";

const MOST = 200;

/** The tokens of one payment application, newest first; revoked and expired ones stay listed. At most 200: a list that people look through is read by its pages. */
export async function listClientTokens(ctx: Ctx, applicationId: string): Promise<Credential[]> {
  const rows = await transact(ctx, ({ db }) =>
    db
      .select()
      .from(credentials)
      .where(
        within(ctx, credentials, eq(credentials.kind, "client_token"), eq(credentials.applicationId, applicationId)),
      )
      .orderBy(desc(credentials.createdAt), desc(credentials.id))
      .limit(MOST),
  );
  return rows.map((row) => presentCredential(row, ctx.now));
}
