import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import postgres from "postgres";
import { v7 } from "uuid";
import { z } from "zod";

/**
 * What the product is measured against: the same checkout written straight on node:http and the `postgres` driver, without
 * a framework. It reads one prepared statement to judge the caller and writes the same three rows in a second one and the
 * same row of the request log in batches, uses a pool of the product's size, and does nothing the answer does not need: no
 * Idempotency-Key, no rate limit, no IP lists, no row-level security.
 */
const { DATABASE_URL, DATABASE_POOL, PORT, PUBLIC_URL, TOKEN_PEPPER, URL_SIGNING_KEY } = process.env;
const YEAR_MS = 366 * 24 * 60 * 60 * 1000;
const MOST_BYTES = 64 * 1024;
const LAST_USE_MS = 1000;
const CALLS_MS = 250;
const MOST_CALLS = 500;
const BEARER = /^bearer +(\S+)$/i;

const CreateCheckout = z.strictObject({
  amount: z.int().min(1).max(999_999_999_999),
  currencyCode: z.string().regex(/^[A-Z]{3}$/),
  reference: z.string().trim().min(1).max(255),
  referenceLabel: z.string().trim().min(1).max(255),
  clientId: z.string().regex(/^[a-z0-9]{32}$/),
  redirectUrl: z.url().max(2048).optional(),
  expiresAt: z.iso.datetime({ offset: true }).optional(),
  metadata: z.record(z.string().regex(/^[A-Za-z0-9_.-]{1,40}$/), z.string().max(500)).optional(),
  productId: z.string().max(255).optional(),
  blockchainSlug: z.string().max(64).optional(),
  settlementCurrencyCode: z.string().length(3).optional(),
});

const sql = postgres(DATABASE_URL, { max: Number(DATABASE_POOL), connection: { application_name: "baseline" } });
const uses = new Map();
setInterval(writeUses, LAST_USE_MS).unref();
let calls = [];
let writing = false;
setInterval(writeCalls, CALLS_MS).unref();
const server = createServer({ keepAliveTimeout: 65_000 }, (req, res) => {
  respond(req).then(
    ({ status, body }) => write(res, status, body),
    (error) => write(res, 500, { message: error.message }),
  );
});
server.listen(Number(PORT), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));

async function respond(req) {
  if (req.method !== "POST" || req.url !== "/api/payment/checkout")
    return { status: 404, body: { message: "Not found" } };
  const token = BEARER.exec(req.headers.authorization ?? "")?.[1];
  if (!token) return { status: 401, body: { message: "Unauthenticated" } };
  const text = await readBody(req);
  if (text === null) return { status: 413, body: { message: "Too large" } };
  const parsed = CreateCheckout.safeParse(parseJson(text));
  if (!parsed.success) return { status: 400, body: { message: "Invalid request", errors: parsed.error.issues } };
  return checkout(token, parsed.data, req.socket.remoteAddress);
}

async function checkout(token, body, ip) {
  const now = new Date();
  const caller = await findCaller(createHmac("sha256", TOKEN_PEPPER).update(token).digest("hex"), body.clientId, now);
  if (!caller) return { status: 401, body: { message: "Unauthenticated" } };
  if (!caller.allowed) return { status: 403, body: { message: "Forbidden" } };
  if (!caller.application_id) return { status: 404, body: { message: "Payment application not found" } };
  const { currency_whitelist: currencies } = caller;
  if (currencies.length > 0 && !currencies.includes(body.currencyCode)) {
    return { status: 400, body: { message: "Currency not allowed" } };
  }

  const expiresAt = body.expiresAt ? new Date(body.expiresAt) : new Date(now.getTime() + YEAR_MS);
  const id = v7().replaceAll("-", "");
  await insert(caller, { id, body, now, expiresAt });
  uses.set(caller.credential_id, now);
  calls.push(callOf(caller, now, ip));
  return { status: 201, body: { data: answer(`pay_${id}`, body, now, expiresAt) } };
}

async function findCaller(hash, clientId, now) {
  const [caller] = await sql`
    select c.id as credential_id, c.tenant_id, a.company_id, a.environment, a.id as application_id, a.currency_whitelist,
      c.kind = 'client_token' and c.disabled_at is null and t.suspended_at is null
        and c.scopes && array['*', 'payments.create'] as allowed
    from credentials c
    join tenants t on t.id = c.tenant_id
    left join payment_applications a on a.id = c.application_id and a.client_id = ${clientId} and a.deleted_at is null
    where c.secret_hash = ${hash} and c.revoked_at is null and (c.expires_at is null or c.expires_at > ${now})`;
  return caller;
}

function insert({ credential_id, tenant_id, company_id, environment, application_id }, { id, body, now, expiresAt }) {
  const { amount, currencyCode, reference, referenceLabel, clientId, metadata = {} } = body;
  const status = "requires_payment_method";
  const seen = { id: `pay_${id}`, status, clientId, amount, currencyCode, reference, referenceLabel, metadata };
  return sql`
    with payment as (
      insert into payments (id, tenant_id, company_id, environment, application_id, created_by, amount_minor, currency_code,
        reference, reference_label, redirect_url, product_id, blockchain_slug, settlement_currency_code, metadata,
        expires_at, created_at, updated_at)
      values (${`pay_${id}`}, ${tenant_id}, ${company_id}, ${environment}, ${application_id}, ${credential_id}, ${amount},
        ${currencyCode}, ${reference}, ${referenceLabel}, ${body.redirectUrl ?? null}, ${body.productId ?? null},
        ${body.blockchainSlug ?? null}, ${body.settlementCurrencyCode ?? null}, ${sql.json(metadata)},
        ${expiresAt}, ${now}, ${now})
    ), event as (
      insert into payment_events (id, tenant_id, company_id, environment, payment_id, type, actor_kind, actor_id, created_at)
      values (${`pev_${id}`}, ${tenant_id}, ${company_id}, ${environment}, ${`pay_${id}`}, 'payment.created', 'credential',
        ${credential_id}, ${now})
    )
    insert into outbox (id, tenant_id, company_id, environment, type, subject_id, payload, created_at)
    values (${`evt_${id}`}, ${tenant_id}, ${company_id}, ${environment}, 'payment.created', ${`pay_${id}`},
      ${sql.json({ ...seen, expiresAt, createdAt: now })}, ${now})`;
}

function answer(id, { amount, currencyCode, reference }, createdAt, expiresAt) {
  const expires = String(Math.ceil(expiresAt.getTime() / 1000));
  const signed = `8:checkout,${id.length}:${id},${expires.length}:${expires}`;
  const signature = createHmac("sha256", URL_SIGNING_KEY).update(signed).digest("base64url");
  const checkoutUrl = `${PUBLIC_URL}/pay/${id}?expires=${expires}&signature=${signature}`;
  return { id, status: "requires_payment_method", checkoutUrl, amount, currencyCode, reference, expiresAt, createdAt };
}

async function writeUses() {
  if (uses.size === 0) return;
  const ids = [...uses.keys()];
  const times = [...uses.values()].map((at) => at.toISOString());
  uses.clear();
  await sql`
    update credentials c set last_used_at = greatest(c.last_used_at, n.at)
    from unnest(${ids}::text[], ${times}::timestamptz[]) as n (id, at) where c.id = n.id`;
}

const callOf = ({ credential_id, tenant_id, company_id, environment }, now, ip) => ({
  id: `req_${v7().replaceAll("-", "")}`,
  tenant: tenant_id,
  company: company_id,
  environment,
  credential: credential_id,
  method: "POST",
  route: "/api/payment/checkout",
  status: 201,
  ip,
  ms: Date.now() - now.getTime(),
  at: now.getTime(),
});

/** The product's request log, as it writes it: many rows in one statement that waits for no disk. */
async function writeCalls() {
  if (writing) return;
  writing = true;
  while (calls.length > 0) {
    const batch = calls.slice(0, MOST_CALLS);
    calls = calls.slice(MOST_CALLS);
    await sql`
      insert into api_requests (id, tenant_id, company_id, environment, credential_id, method, route, status, ip, latency_ms,
        created_at)
      select i.id, i.tenant, i.company, i.environment, i.credential, i.method, i.route, i.status, i.ip, i.ms,
        to_timestamp(i.at / 1000.0)
      from json_to_recordset(${JSON.stringify(batch)}::text::json) as i (id text, tenant text, company text,
        environment text, credential text, method text, route text, status smallint, ip text, ms integer, at double precision),
        (select set_config('synchronous_commit', 'off', true)) as quick`;
  }
  writing = false;
}

function readBody(req) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let length = 0;
    req.on("data", (chunk) => {
      length += chunk.length;
      if (length > MOST_BYTES) resolve(null);
      else chunks.push(chunk);
    });
    req.on("end", () => resolve((chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)).toString("utf8")));
    req.on("error", reject);
  });
}

function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function write(res, status, body) {
  const text = JSON.stringify(body);
  res.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
  });
  res.end(text);
}
