import { and, asc, eq, lte } from "drizzle-orm";
import { accountingEntries } from "@/db/schema/accounting";
import { type BookSession, ProviderRejected } from "@/lib/connectors/contract";
import { type Ctx, transact, within } from "@/lib/context";
import { log } from "@/lib/kit/log";
import { addSeconds, DAY, HOUR, MINUTE } from "@/lib/kit/time";
import { entryOf, noteNewEntries } from "./find-entries";
import { type Books, findConnection, openBooks } from "./open-books";
import { breakConnection, isRefusal, sessionOf } from "./tokens";

type EntryRow = typeof accountingEntries.$inferSelect;

/** A minute's worth of what the provider allows. */
const BATCH = 40;
const MOST_TRIES = 12;
const LOOK_FOR_DAYS = 30;
const REFUSED = "The provider no longer accepts this connection. Connect again.";

/** Tells one integration's books what is new, and asks how the rest stands. Gives how many entries it worked. */
export async function tellBooks(ctx: Ctx, id: string): Promise<number> {
  const connection = await findConnection(ctx, id);
  if (connection?.state !== "connected") return 0;
  await noteNewEntries(ctx, connection);
  const due = await dueEntries(ctx, id);
  if (due.length === 0) return 0;
  const books = await openBooks(ctx, id);
  const session = await sessionOf(ctx, books);
  if (!session) return 0;
  for (const entry of due) if (!(await work(ctx, books, session, entry))) break;
  return due.length;
}

const dueEntries = (ctx: Ctx, integrationId: string): Promise<EntryRow[]> =>
  transact(ctx, ({ db }) =>
    db
      .select()
      .from(accountingEntries)
      .where(
        within(
          ctx,
          accountingEntries,
          and(eq(accountingEntries.integrationId, integrationId), lte(accountingEntries.nextAt, ctx.now)),
        ),
      )
      .orderBy(asc(accountingEntries.nextAt), asc(accountingEntries.id))
      .limit(BATCH),
  );

/** False: there is no use in going on with the others now. */
async function work(ctx: Ctx, books: Books, session: BookSession, entry: EntryRow): Promise<boolean> {
  try {
    await (entry.state === "pending" ? book(ctx, books, session, entry) : look(ctx, books, session, entry));
    return true;
  } catch (error) {
    log().warn({ requestId: ctx.requestId, entryId: entry.id, err: error }, "books were not told");
    if (error instanceof ProviderRejected) {
      await change(ctx, entry, { state: "failed", error: wordsOf(error), nextAt: null });
      return true;
    }
    await tryLater(ctx, entry);
    if (isRefusal(error)) await breakConnection(ctx, books.id, REFUSED);
    return false;
  }
}

async function book(ctx: Ctx, { connector, http, settings }: Books, session: BookSession, entry: EntryRow) {
  const what = await entryOf(ctx, entry.reference);
  if (!what) return change(ctx, entry, { state: "failed", error: "The ledger has no such transaction.", nextAt: null });
  const booked = await connector.book(http, session, what, settings);
  return change(ctx, entry, { state: "booked", booked, error: null, nextAt: addSeconds(ctx.now, HOUR) });
}

/** Somebody may pay, undo or void in the books; it is looked at once a day for a month. */
async function look(ctx: Ctx, { connector, http }: Books, session: BookSession, entry: EntryRow) {
  const status = await connector.statusOf(http, session, entry.booked);
  const isOld = entry.createdAt < addSeconds(ctx.now, -LOOK_FOR_DAYS * DAY);
  const nextAt = status === "void" || isOld ? null : addSeconds(ctx.now, DAY);
  return change(ctx, entry, { state: status === "open" ? "booked" : status, nextAt });
}

async function tryLater(ctx: Ctx, entry: EntryRow): Promise<void> {
  const tries = entry.tries + 1;
  const wait = Math.min(2 ** tries * MINUTE, 12 * HOUR);
  const gone = tries >= MOST_TRIES && entry.state === "pending";
  await change(ctx, entry, {
    tries,
    error: "The provider could not be reached.",
    ...(gone ? { state: "failed" as const, nextAt: null } : { nextAt: addSeconds(ctx.now, wait) }),
  });
}

function wordsOf({ answer, code }: ProviderRejected): string {
  const text = JSON.stringify(answer ?? code);
  const messages = [...text.matchAll(/"Message":"((?:[^"\\]|\\.){1,300})"/g)].map(([, message]) => message);
  return `The books refused it: ${messages.at(-1) ?? code}`;
}

const change = (ctx: Ctx, { id }: EntryRow, set: Partial<typeof accountingEntries.$inferInsert>): Promise<void> =>
  transact(ctx, async ({ db }) => {
    await db
      .update(accountingEntries)
      .set(set)
      .where(within(ctx, accountingEntries, eq(accountingEntries.id, id)));
  });
