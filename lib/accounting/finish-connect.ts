import { eq } from "drizzle-orm";
import { accountingConnections, accountingHandshakes } from "@/db/schema/accounting";
import { ENVIRONMENTS } from "@/db/schema/columns";
import { record } from "@/lib/audit";
import type { BookTokens, Organisation } from "@/lib/connectors/contract";
import { type Ctx, placeOf, tenantWide, transact, within } from "@/lib/context";
import { atIntegration } from "@/lib/integrations";
import { AppError, invalid } from "@/lib/kit/errors";
import { log } from "@/lib/kit/log";
import { openFor } from "@/lib/tenants";
import { connectedUrl, stateHashOf, VERIFIER } from "./handshake";
import { type Books, openBooks, requireBookkeeper } from "./open-books";
import type { ConnectedBooks } from "./schema";
import { tokenColumns } from "./tokens";

const OVER = "This way back is used up or too old. Press Connect again.";

/**
 * Ends what `connectBooks` began, with what the provider's page sent along: the first organisation its owner chose there is
 * the one whose books we write. Throws invalid_request in words for the person, and provider_unavailable.
 */
export async function finishConnect(person: Ctx, { state, code, error }: ConnectedBooks): Promise<{ id: string }> {
  requireBookkeeper(person);
  const { integrationId, verifier } = await takeHandshake(person, state ?? "");
  const ctx = await atIntegration(person, { id: integrationId });
  if (error || !code) throw invalid({}, "Nothing was connected: the provider’s page was left without agreeing.");
  const books = await openBooks(ctx, integrationId);
  const { tokens, organisation } = await exchange(ctx, books, { code, verifier });
  await transact(ctx, async (ctx) => {
    const { id: organisationId, name: organisationName, connectionId } = organisation;
    const facts = { organisationId, organisationName, connectionId, connectedBy: ctx.principal.id };
    const open = { state: "connected" as const, error: null, ...(await tokenColumns(ctx, integrationId, tokens)) };
    const fresh = { id: integrationId, booksFrom: ctx.now, createdAt: ctx.now, ...placeOf(ctx) };
    await ctx.db
      .insert(accountingConnections)
      .values({ ...facts, ...open, ...fresh })
      .onConflictDoUpdate({ target: accountingConnections.id, set: { ...facts, ...open } });
    await record(ctx, "integration.connected", integrationId, { organisationName });
  });
  return { id: integrationId };
}

/** One conditional delete: of two who come back with one state, one is let in. It may be of the side the person is not on now. */
async function takeHandshake(caller: Ctx, state: string): Promise<{ integrationId: string; verifier: string }> {
  const stateHash = stateHashOf(state);
  const { userId, stateHash: hash } = accountingHandshakes;
  return transact(caller, async (ctx) => {
    for (const environment of ENVIRONMENTS) {
      const side = { ...tenantWide(ctx), environment };
      const [row] = await ctx.db
        .delete(accountingHandshakes)
        .where(within(side, accountingHandshakes, eq(hash, stateHash), eq(userId, ctx.principal.id)))
        .returning();
      if (row && row.expiresAt > ctx.now) {
        const verifier = await openFor(ctx, stateHash, VERIFIER, row.sealedVerifier);
        return { integrationId: row.integrationId, verifier };
      }
    }
    throw invalid({}, OVER);
  });
}

async function exchange(
  ctx: Ctx,
  { connector, http }: Books,
  given: { code: string; verifier: string },
): Promise<{ tokens: BookTokens; organisation: Organisation }> {
  try {
    const tokens = await connector.exchange(http, { ...given, redirectUri: connectedUrl() });
    const [organisation] = await connector.organisations(http, tokens.access);
    if (!organisation) throw invalid({}, "No organisation was chosen there.");
    return { tokens, organisation };
  } catch (error) {
    if (error instanceof AppError) throw error;
    log().warn({ requestId: ctx.requestId, err: error }, "books could not be connected");
    throw new AppError("provider_unavailable", `${connector.name} did not accept the connection. Try again.`);
  }
}
