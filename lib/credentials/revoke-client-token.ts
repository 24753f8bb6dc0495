import { and, eq } from "drizzle-orm";
import { credentials } from "@/db/schema/credentials";
import { requireApplication } from "@/lib/applications";
import { type Ctx, transact, within } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { isIdText } from "@/lib/kit/ids";
import type { Credential } from "./present";
import { revokeCredential } from "./revoke-credential";

type Wanted = { applicationId: string; id: string };

/** Ends a token of this payment application for good. One of another application or of another kind is not found. */
export async function revokeClientToken(ctx: Ctx, { applicationId, id }: Wanted): Promise<Credential> {
  if (!isIdText(id)) throw notFound("Client token");
  return transact(ctx, async (ctx) => {
    const application = await requireApplication(ctx, { id: applicationId });
    const its = and(eq(credentials.kind, "client_token"), eq(credentials.applicationId, application.id));
    const [token] = await ctx.db
      .select({ id: credentials.id })
      .from(credentials)
      .where(within(ctx, credentials, eq(credentials.id, id), its));
    if (!token) throw notFound("Client token");
    return revokeCredential(ctx, { id: token.id, kind: "client_token" });
  });
}
