import { desc, eq } from "drizzle-orm";
import { accountingEntries } from "@/db/schema/accounting";
import { type Ctx, transact, within } from "@/lib/context";
import { findConnection, requireBookkeeper } from "./open-books";

export type BooksView = Awaited<ReturnType<typeof getBooks>>;

const MOST = 50;

/** The connection of an accounting integration, without its tokens, and the last 50 entries. Throws forbidden. */
export async function getBooks(ctx: Ctx, id: string) {
  requireBookkeeper(ctx);
  const connection = await findConnection(ctx, id);
  const entries = await transact(ctx, ({ db }) =>
    db
      .select()
      .from(accountingEntries)
      .where(within(ctx, accountingEntries, eq(accountingEntries.integrationId, id)))
      .orderBy(desc(accountingEntries.createdAt), desc(accountingEntries.id))
      .limit(MOST),
  );
  return {
    connection: connection && {
      state: connection.state,
      organisationName: connection.organisationName,
      error: connection.error,
      booksFrom: connection.booksFrom,
    },
    entries: entries.map(({ id, reference, state, error, booked, createdAt }) => ({
      id,
      reference,
      state,
      error,
      booked,
      createdAt,
    })),
  };
}
