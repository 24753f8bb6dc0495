import { requireApplication } from "@/lib/applications";
import type { Ctx } from "@/lib/context";
import { issue } from "./issue";
import type { IssuedCredential } from "./present";
import type { CreateClientToken } from "./schema";

/** A token for one payment application, for server-to-server calls (S1-5, S1-9 to S1-13). Throws not_found for an application that is not the caller's. */
export async function createClientToken(ctx: Ctx, input: CreateClientToken): Promise<IssuedCredential> {
  const application = await requireApplication(ctx, { id: input.applicationId });
  return issue(ctx, { ...input, kind: "client_token", applicationId: application.id });
}
