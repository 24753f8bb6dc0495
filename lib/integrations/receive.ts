import { createHash } from "node:crypto";
import { and, eq, isNotNull, ne } from "drizzle-orm";
import { type Pool, pool as sharedPool } from "@/db/client";
import { deliveries } from "@/db/schema/integrations";
import type { Delivery, Verdict } from "@/lib/connectors/contract";
import { type Ctx, placeOf, type TxCtx, transact, within } from "@/lib/context";
import { notFound, unauthenticated } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { enqueue } from "@/lib/queue";
import { connectorOf } from "./connector-of";
import { moreSteps, stepOf } from "./deliveries";
import { integrationRow } from "./find-integrations";
import { INTEGRATION_ID } from "./integration-id";
import { unsealSettings } from "./settings";
import { slowDown } from "./slow-down";

/** What came, as far as the door knows it. */
export type Message = Pick<Delivery, "raw" | "headers">;
type Post = { now: Date; requestId: string; pool?: Pool };
type Found = { tenant_id: string; company_id: string; environment: Ctx["environment"] };

/** Enough to judge nearly every message again once a mistyped secret is mended. */
const MOST_FORGED_BYTES = 64 * 1024;
/** The header under which the server entry notes the peer's address for this process only. */
const PEER_STAMP = Symbol.for("portico.peer-header");
const shared = globalThis as { [PEER_STAMP]?: string };

/**
 * Judges, stores, answers; the work is a job. A provider that hears 200 never sends it again. Company and environment come
 * from the integration in the address, never from the message. Only a flood of unproven messages hears 429, and 401 where the
 * provider tests us with wrong signatures on purpose (Xero).
 */
export async function receive(
  { now, requestId, pool = sharedPool() }: Post,
  integrationId: string,
  delivery: Message,
): Promise<void> {
  const ctx = await providerCtx({ pool, now, requestId }, integrationId);
  const isRefused = await transact(ctx, async (ctx) => {
    const { connector, verdict } = await judge(ctx, integrationId, delivery);
    if (verdict !== "genuine") slowDown(integrationId, verdict, now);
    const deliveryId = await store(ctx, integrationId, delivery, verdict);
    const task = connector.kind === "accounting" ? "books.look" : "delivery.apply";
    if (deliveryId && verdict !== "forged") await enqueue(ctx, task, { ...placeOf(ctx), deliveryId });
    return verdict === "forged" && connector.kind === "accounting";
  });
  if (isRefused) throw unauthenticated("forged");
}

async function judge(ctx: TxCtx, integrationId: string, delivery: Message) {
  const row = await integrationRow(ctx, integrationId);
  const connector = row && connectorOf(row.connectorId);
  if (!row || connector?.kind === "factor" || !connector) throw notFound("Integration");
  const settings = await unsealSettings(ctx, row);
  const { now: at } = ctx;
  return { connector, verdict: connector.callback.verify({ ...delivery, at, environment: row.environment }, settings) };
}

async function providerCtx({ pool, now, requestId }: Required<Post>, integrationId: string): Promise<Ctx> {
  if (!INTEGRATION_ID.test(integrationId)) throw notFound("Integration");
  const [found] = await pool.sql<Found[]>`select * from portico_integration_place(${integrationId})`;
  if (!found) throw notFound("Integration");
  const place = { tenantId: found.tenant_id, companyId: found.company_id, environment: found.environment };
  const principal = { kind: "provider" as const, id: integrationId, label: "Provider", permissions: [], scopes: [] };
  return { ...place, pool, principal, now, requestId, ip: null };
}

/**
 * Null when these very bytes were stored before under the same verdict. The hash is over all of them, whatever is kept. What
 * can't be told from the bytes is proved by its headers, so there a copy with other ones is a message of its own until one
 * is confirmed: else whoever sends the bytes first without the proof would keep the provider's own from being heard.
 */
async function store(
  ctx: TxCtx,
  integrationId: string,
  { raw, headers }: Message,
  verdict: Verdict,
): Promise<string | null> {
  const kept = verdict === "forged" ? raw.subarray(0, MOST_FORGED_BYTES) : raw;
  const bodyHash = hashOf(raw);
  const sent = keepHeaders(headers);
  const copy = { integrationId, bodyHash, headersHash: verdict === "ask" ? hashOf(JSON.stringify(sent)) : "" };
  if (verdict === "ask" && (await isConfirmed(ctx, copy))) return null;
  const [stored] = await ctx.db
    .insert(deliveries)
    .values({
      id: newId("dlv"),
      ...copy,
      verdict,
      headers: sent,
      body: Buffer.from(kept).toString("base64"),
      steps: [stepOf(ctx, "judged", verdict)],
      createdAt: ctx.now,
      ...placeOf(ctx),
    })
    .onConflictDoNothing()
    .returning({ id: deliveries.id });
  return stored?.id ?? (verdict === "ask" ? askAgain(ctx, copy) : null);
}

const hashOf = (content: Uint8Array | string): string => createHash("sha256").update(content).digest("hex");

type Copy = { integrationId: string; bodyHash: string; headersHash: string };

const asked = ({ integrationId, bodyHash }: Copy) =>
  and(eq(deliveries.integrationId, integrationId), eq(deliveries.bodyHash, bodyHash), eq(deliveries.verdict, "ask"));

/** Whether a copy of these bytes was confirmed, whatever came of what it said. */
async function isConfirmed(ctx: TxCtx, copy: Copy): Promise<boolean> {
  const confirmed = and(asked(copy), isNotNull(deliveries.outcome), ne(deliveries.outcome, "not_confirmed"));
  return (await ctx.db.$count(deliveries, within(ctx, deliveries, confirmed))) > 0;
}

/** The same copy once more, after it was not confirmed: the provider may know more of it by now. */
async function askAgain(ctx: TxCtx, copy: Copy): Promise<string | null> {
  const refused = and(
    asked(copy),
    eq(deliveries.headersHash, copy.headersHash),
    eq(deliveries.outcome, "not_confirmed"),
    isNotNull(deliveries.appliedAt),
  );
  const [row] = await ctx.db
    .select()
    .from(deliveries)
    .where(within(ctx, deliveries, refused))
    .for("update");
  if (!row) return null;
  const steps = moreSteps(row.steps, [stepOf(ctx, "judged_again", "ask")]);
  await ctx.db
    .update(deliveries)
    .set({ appliedAt: null, steps })
    .where(within(ctx, deliveries, eq(deliveries.id, row.id)));
  return row.id;
}

const MOST_HEADERS = 40;
const MOST_VALUE = 2000;
const DROPPED = /^(?:authorization|proxy-.*|cookie|x-forwarded-.*|x-real-ip|forwarded|connection|host)$/;

/** What a signature may be over, without what could open anything or says where a request came from. */
const keepHeaders = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    [...headers]
      .filter(([name]) => !DROPPED.test(name) && name !== shared[PEER_STAMP])
      .slice(0, MOST_HEADERS)
      .map(([name, value]) => [name, value.slice(0, MOST_VALUE)]),
  );
