import { requireApplication } from "@/lib/applications";
import { type Ctx, transact } from "@/lib/context";
import { boundByMaker } from "./bound-by-maker";
import { issue } from "./issue";
import type { IssuedCredential } from "./present";
import type { CreateClientToken } from "./schema";

/**
 * A token for one payment application, for server-to-server calls (S1-5, S1-9 to S1-13). One that a credential makes works no
 * longer than its maker, and from no other addresses; `boundByMaker` says how. Throws not_found for an application that is not
 * the caller's.
 */
export async function createClientToken(ctx: Ctx, input: CreateClientToken): Promise<IssuedCredential> {
  const application = await requireApplication(ctx, { id: input.applicationId });
  return transact(ctx, async (ctx) => {
    const bounds = await boundByMaker(ctx, input);
    return issue(ctx, { ...input, ...bounds, kind: "client_token", applicationId: application.id });
  });
}
