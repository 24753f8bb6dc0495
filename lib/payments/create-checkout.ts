import { createHash } from "node:crypto";
import { noteBadKey, noteUse, refusalOf, refuse } from "@/lib/credentials";
import type { Caller } from "@/lib/credentials/caller";
import { AppError, conflict, invalid, notFound, unauthenticated } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { type CheckoutItem, type CheckoutResult, writeCheckout } from "./checkout-batch";
import { checkoutOrigin } from "./checkout-origin";
import { checkoutUrl } from "./checkout-url";
import type { CreateCheckout } from "./schema";

const YEAR_MS = 366 * 24 * 60 * 60 * 1000;
const MOST_TRIES = 20;

type Order = { body: CreateCheckout; idempotencyKey: string | null };

/**
 * Judges the caller and creates the payment in one statement. The same Idempotency-Key with the same
 * body gives the first answer again; with another body it is a conflict, and never a second payment (S1-20, S1-33).
 */
export async function createCheckout(caller: Caller, { body, idempotencyKey }: Order) {
  const item = itemOf(caller, body, idempotencyKey);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const result = await writeCheckout(caller.pool, caller.accepts, item);
    if (result.outcome !== "again") return await answer(caller, body, item, result);
  }
  throw new AppError("conflict", "A request with this Idempotency-Key is running", {}, { retryAfterSeconds: 1 });
}

function itemOf(caller: Caller, body: CreateCheckout, idempotencyKey: string | null): CheckoutItem {
  const { now } = caller;
  const expiresAt = expiryOf(body, now);
  const id = newId("pay");
  const clientId = body.clientId ?? body.siteId ?? "";
  const amount = Number(body.amount);
  const { currencyCode, reference, referenceLabel, metadata = {} } = body;
  const seen = { id, status: "requires_payment_method", clientId, amount, currencyCode, reference, referenceLabel };
  return {
    at: now,
    hash: caller.secretHash,
    ip: caller.ip,
    host: caller.host,
    client_id: clientId,
    id,
    amount,
    currency: currencyCode,
    reference,
    label: referenceLabel,
    redirect: body.redirectUrl,
    product: body.productId,
    chain: body.blockchainSlug,
    settlement: body.settlementCurrencyCode,
    metadata,
    expires: expiresAt,
    key: idempotencyKey,
    fingerprint: idempotencyKey === null ? "" : fingerprintOf(body),
    payload: { ...seen, metadata, expiresAt, createdAt: now },
  };
}

function expiryOf({ expiresAt }: CreateCheckout, now: Date): Date {
  const latest = new Date(now.getTime() + YEAR_MS);
  if (!expiresAt) return latest;
  if (expiresAt > latest) throw invalid({ expiresAt: ["must be at most one year from now"] });
  return expiresAt;
}

/** What makes two bodies the same: every field and value, whatever their order. */
function fingerprintOf(body: CreateCheckout): string {
  const fields = Object.entries(body)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => [key, key === "metadata" ? Object.entries(value as object).sort() : String(value)]);
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}

async function answer(caller: Caller, body: CreateCheckout, item: CheckoutItem, result: CheckoutResult) {
  const { outcome } = result;
  if (outcome !== "created" && outcome !== "replayed") throw failureOf(caller, body, result);
  const { id, expiresAt, createdAt } = outcome === "created" ? newOf(item) : knownOf(result);

  noteUse(result.credential_id ?? "", caller.now, caller.ip);
  const { currencyCode, reference } = body;
  const status = "requires_payment_method" as const;
  const amount = Number(body.amount);
  const url = checkoutUrl(id, expiresAt, await checkoutOrigin(caller));
  const data = { id, status, checkoutUrl: url, amount, currencyCode, reference, expiresAt, createdAt };
  return { data, replayed: outcome === "replayed" };
}

const newOf = ({ id, expires, at }: CheckoutItem) => ({ id, expiresAt: expires, createdAt: at });

function knownOf({ payment_id: id, expires_at: expiresAt, created_at: createdAt }: CheckoutResult) {
  if (!id || !expiresAt || !createdAt) throw new Error("checkout statement gave no payment");
  return { id, expiresAt, createdAt };
}

function failureOf(caller: Caller, body: CreateCheckout, { outcome, credential_id, checks }: CheckoutResult): Error {
  switch (outcome) {
    case "unknown":
      noteBadKey(caller.ip, caller.now);
      return unauthenticated("unknown");
    case "refused":
      return refuse(caller, credential_id ?? "", refusalOf(checks ?? []) ?? "revoked");
    case "expiry":
      return invalid({ expiresAt: ["must be in the future"] });
    case "application":
      return notFound("Payment application");
    case "currency":
      return invalid({ currencyCode: [`${body.currencyCode} is not one of this payment application's currencies`] });
    default:
      return conflict("This Idempotency-Key was used with another request body");
  }
}
