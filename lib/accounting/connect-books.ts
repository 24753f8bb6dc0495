import { createHash, randomBytes } from "node:crypto";
import { accountingHandshakes } from "@/db/schema/accounting";
import { type Ctx, placeOf, transact } from "@/lib/context";
import { conflict } from "@/lib/kit/errors";
import { addSeconds } from "@/lib/kit/time";
import { sealFor } from "@/lib/tenants";
import { connectedUrl, stateHashOf, VERIFIER } from "./handshake";
import { openBooks, requireBookkeeper } from "./open-books";

const HANDSHAKE_SECONDS = 600;

/**
 * Begins to connect books: gives the address of the provider's page where their owner lets us in. The way back is open for
 * ten minutes, once, and for the same person. Throws not_found, forbidden, and conflict while the operator has no app there.
 */
export async function connectBooks(ctx: Ctx, { id }: { id: string }): Promise<{ url: string }> {
  requireBookkeeper(ctx);
  const { connector } = await openBooks(ctx, id);
  if (connector.comingSoon?.()) throw conflict(`${connector.name} is not set up by the operator yet`);
  const state = randomBytes(32).toString("base64url");
  const verifier = randomBytes(32).toString("base64url");
  const challenge = createHash("sha256").update(verifier).digest("base64url");
  await transact(ctx, async (ctx) => {
    const stateHash = stateHashOf(state);
    const sealedVerifier = await sealFor(ctx, stateHash, VERIFIER, verifier);
    const row = { stateHash, integrationId: id, userId: ctx.principal.id, sealedVerifier };
    const times = { expiresAt: addSeconds(ctx.now, HANDSHAKE_SECONDS), createdAt: ctx.now };
    await ctx.db.insert(accountingHandshakes).values({ ...row, ...times, ...placeOf(ctx) });
  });
  return { url: connector.authorizeUrl({ redirectUri: connectedUrl(), state, challenge }) };
}
