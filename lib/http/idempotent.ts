import { sql } from "drizzle-orm";
import { type Ctx, type TxCtx, transact } from "@/lib/context";
import { conflict } from "@/lib/kit/errors";
import { openFor, sealFor } from "@/lib/tenants";

/** What an endpoint answers with: a status and the text of the body. */
export type Answer = {
  status: number;
  body: string | null;
  replayed: boolean;
  /** What was made, when a repetition is told that and no more. */
  made?: Made;
};

/** Something that was made, by the name and value of its public id. */
export type Made = { what: string; id: string };

type Order = { key: string; fingerprint: string; callsOut: boolean };
type Run = (ctx: Ctx) => Promise<Answer>;
type Claim = Order & { leaseUntil: string };

const LEASE_MS = 60_000;
const KEPT_MS = 24 * 60 * 60 * 1000;
const MOST_TRIES = 3;

/**
 * Does a piece of work once for one Idempotency-Key of one caller, and gives its answer again for 24 hours (S1-33, D13).
 * The key is claimed in a transaction of its own, so that a twin sees it running; work and kept answer are one transaction,
 * so that a crash leaves both or neither. Work that calls out can't be: after a crash it runs again and must know its twin.
 */
export async function idempotent(ctx: Ctx, order: Order, run: Run): Promise<Answer> {
  const claim = { ...order, leaseUntil: new Date(ctx.now.getTime() + LEASE_MS).toISOString() };
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    if (await claimed(ctx, claim)) return await (order.callsOut ? runThenKeep : runAndKeep)(ctx, claim, run);
    const kept = await keptAnswer(ctx, claim);
    if (kept) return kept;
  }
  throw running();
}

/** Kept in place of the answer's status: a repetition is refused, and told what there is. */
const CONFLICT = 409;
const alreadyMade = ({ what, id }: Made) =>
  conflict(`Already created: ${what} ${id}. Its secret was in the first answer and is not shown again`, {
    entityId: id,
  });
const running = () => conflict("A request with this Idempotency-Key is running", { retryAfterSeconds: 1 });

/** One statement takes a key nobody has, one whose lease is over, or one from before yesterday; two callers never both get it. */
async function claimed(ctx: Ctx, { key, fingerprint, leaseUntil }: Claim): Promise<boolean> {
  const now = ctx.now.toISOString();
  const forgotten = new Date(ctx.now.getTime() - KEPT_MS).toISOString();
  const rows = await transact(ctx, ({ db }) =>
    db.execute(sql`
      insert into idempotency_keys as k (tenant_id, principal_id, key, fingerprint, lease_until, created_at)
      values (${ctx.tenantId}, ${ctx.principal.id}, ${key}, ${fingerprint}, ${leaseUntil}, ${now})
      on conflict (tenant_id, principal_id, key) do update
        set fingerprint = excluded.fingerprint, lease_until = excluded.lease_until, created_at = excluded.created_at,
          status = null, body = null
        where k.created_at <= ${forgotten}
          or (k.status is null and k.lease_until <= ${now} and k.fingerprint = excluded.fingerprint)
      returning key`),
  );
  return rows.length > 0;
}

type Kept = { fingerprint: string; status: number | null; body: string | null };

/** The answer of the twin; null when the twin failed in this moment and let the key go. */
async function keptAnswer(ctx: Ctx, { key, fingerprint }: Claim): Promise<Answer | null> {
  return transact(ctx, async (ctx) => {
    const [kept] = await ctx.db.execute<Kept>(sql`
      select fingerprint, status, body from idempotency_keys
      where tenant_id = ${ctx.tenantId} and principal_id = ${ctx.principal.id} and key = ${key}`);
    if (!kept) return null;
    if (kept.fingerprint !== fingerprint) throw conflict("This Idempotency-Key was used with another request");
    if (kept.status === null) throw running();
    return replayOf(kept.status, kept.body === null ? null : await openFor(ctx, rowOf(ctx, key), "body", kept.body));
  });
}

function replayOf(status: number, body: string | null): Answer {
  if (status === CONFLICT && body !== null) throw alreadyMade(JSON.parse(body));
  return { status, body, replayed: true };
}

/** Work and answer in one transaction. If somebody took the key over meanwhile, all of it is undone: theirs is the one that counts. */
async function runAndKeep(ctx: Ctx, claim: Claim, run: Run): Promise<Answer> {
  try {
    return await transact(ctx, async (ctx) => {
      const answer = await run(ctx);
      if (!(await keep(ctx, claim, answer))) throw running();
      return answer;
    });
  } catch (error) {
    await release(ctx, claim);
    throw error;
  }
}

/** Once the work is done the key is never let go, even if its answer can't be kept: a second run would call out again. */
async function runThenKeep(ctx: Ctx, claim: Claim, run: Run): Promise<Answer> {
  const answer = await run(ctx).catch(async (error: unknown) => {
    await release(ctx, claim);
    throw error;
  });
  await transact(ctx, (ctx) => keep(ctx, claim, answer));
  return answer;
}

/** Keeps the answer if the claim still holds. Sealed, because an answer may hold what only its caller should read. */
async function keep(ctx: TxCtx, claim: Claim, { status, body, made }: Answer): Promise<boolean> {
  const kept = made ? JSON.stringify(made) : body;
  const sealed = kept === null ? null : await sealFor(ctx, rowOf(ctx, claim.key), "body", kept);
  const rows = await ctx.db.execute(sql`
    update idempotency_keys set status = ${made ? CONFLICT : status}, body = ${sealed} where ${mine(ctx, claim)} returning key`);
  return rows.length > 0;
}

/** A failure is not kept: the caller may try again at once. When even this fails, the lease ends by itself. */
async function release(ctx: Ctx, claim: Claim): Promise<void> {
  const forget = transact(ctx, (ctx) => ctx.db.execute(sql`delete from idempotency_keys where ${mine(ctx, claim)}`));
  await forget.catch(() => undefined);
}

/** The claim's own row, as long as nobody has taken it over. */
const mine = ({ tenantId, principal }: Ctx, { key, leaseUntil }: Claim) => sql`
  tenant_id = ${tenantId} and principal_id = ${principal.id} and key = ${key} and lease_until = ${leaseUntil} and status is null`;

const rowOf = ({ principal }: Ctx, key: string) => `${principal.id}:${key}`;
