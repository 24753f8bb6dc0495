import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { accountingConnections } from "@/db/schema/accounting";
import { type BookSession, type BookTokens, ProviderNotProcessed, ProviderRejected } from "@/lib/connectors/contract";
import { type Ctx, type TxCtx, transact, within } from "@/lib/context";
import { addSeconds } from "@/lib/kit/time";
import { openFor, sealFor } from "@/lib/tenants";
import { type Books, type ConnectionRow, findConnection } from "./open-books";

const FIELD = "tokens";
const Stored = z.object({ access: z.string(), refresh: z.string() });

/** Tokens are renewed this long before they end, so that none ends on the way. */
const AHEAD_SECONDS = 120;
const LEASE_SECONDS = 60;
const WAIT_STEP_MS = 200;
const MOST_STEPS = 150;

/** The columns that keep tokens. */
export async function tokenColumns(ctx: TxCtx, id: string, { access, refresh, expiresInSeconds }: BookTokens) {
  return {
    sealedTokens: await sealFor(ctx, id, FIELD, JSON.stringify({ access, refresh })),
    accessExpiresAt: addSeconds(ctx.now, expiresInSeconds),
    leaseUntil: null,
  };
}

const openTokens = (ctx: Ctx, { id, sealedTokens }: ConnectionRow) =>
  transact(ctx, async (ctx) => Stored.parse(JSON.parse(await openFor(ctx, id, FIELD, sealedTokens))));

/**
 * A session with tokens that last. A refresh token works once, so one caller renews under a lease and saves before anything
 * is done with the new ones; the others wait for it. Null when the books are not, or no longer, connected.
 */
export async function sessionOf(ctx: Ctx, books: Books): Promise<BookSession | null> {
  for (let step = 0; step < MOST_STEPS; step++) {
    const row = await findConnection(ctx, books.id);
    if (row?.state !== "connected") return null;
    if (row.accessExpiresAt > addSeconds(ctx.now, AHEAD_SECONDS)) {
      return { access: (await openTokens(ctx, row)).access, organisationId: row.organisationId };
    }
    if (await takeLease(ctx, row)) await renew(ctx, books, row);
    else await new Promise((resolve) => setTimeout(resolve, WAIT_STEP_MS));
  }
  throw new ProviderNotProcessed("the tokens are being renewed");
}

/** By the database's clock, because a job's own stands still while it waits. */
async function takeLease(ctx: Ctx, { id, sealedTokens }: ConnectionRow): Promise<boolean> {
  const { leaseUntil } = accountingConnections;
  const free = sql`(${leaseUntil} is null or ${leaseUntil} < now()) and ${accountingConnections.sealedTokens} = ${sealedTokens}`;
  const taken = await transact(ctx, ({ db }) =>
    db
      .update(accountingConnections)
      .set({ leaseUntil: sql`now() + make_interval(secs => ${LEASE_SECONDS})` })
      .where(within(ctx, accountingConnections, eq(accountingConnections.id, id), free))
      .returning({ id: accountingConnections.id }),
  );
  return taken.length > 0;
}

async function renew(ctx: Ctx, { connector, http, id }: Books, row: ConnectionRow): Promise<void> {
  try {
    const fresh = await connector.refresh(http, (await openTokens(ctx, row)).refresh);
    await change(ctx, id, async (ctx) => ({ ...(await tokenColumns(ctx, id, fresh)), error: null }));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await breakConnection(ctx, id, "The provider no longer accepts this connection. Connect again.");
  }
}

/** Whether the provider says that what we hold opens nothing any more; anything else may pass. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof ProviderRejected || (error instanceof ProviderNotProcessed && /^http 40[13]$/.test(error.why));

/** Stops telling the books until somebody connects again. */
export const breakConnection = (ctx: Ctx, id: string, error: string): Promise<void> =>
  change(ctx, id, async () => ({ state: "broken" as const, error, leaseUntil: null }));

async function change(
  ctx: Ctx,
  id: string,
  columns: (ctx: TxCtx) => Promise<Partial<typeof accountingConnections.$inferInsert>>,
): Promise<void> {
  await transact(ctx, async (ctx) => {
    const set = await columns(ctx);
    await ctx.db
      .update(accountingConnections)
      .set(set)
      .where(within(ctx, accountingConnections, eq(accountingConnections.id, id)));
  });
}
