import { eq } from "drizzle-orm";
import { accountingConnections } from "@/db/schema/accounting";
import { record } from "@/lib/audit";
import { type Ctx, transact, within } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { log } from "@/lib/kit/log";
import { findConnection, openBooks, requireBookkeeper } from "./open-books";
import { sessionOf } from "./tokens";

/**
 * Forgets the tokens of a connection, and ends it at the provider when that can be reached. What was booked stays. Throws
 * not_found, forbidden.
 */
export async function disconnectBooks(ctx: Ctx, { id }: { id: string }): Promise<void> {
  requireBookkeeper(ctx);
  const books = await openBooks(ctx, id);
  const connection = await findConnection(ctx, id);
  if (!connection) throw notFound("Connection");
  try {
    const session = await sessionOf(ctx, books);
    if (session) await books.connector.disconnect(books.http, session.access, connection.connectionId);
  } catch (error) {
    log().warn(
      { requestId: ctx.requestId, integrationId: id, err: error },
      "books were disconnected on our side alone",
    );
  }
  await transact(ctx, async (ctx) => {
    await ctx.db
      .delete(accountingConnections)
      .where(within(ctx, accountingConnections, eq(accountingConnections.id, id)));
    await record(ctx, "integration.disconnected", id, { organisationName: connection.organisationName });
  });
}
