/** The script a new one starts from: a whole driver for a provider of the usual kind, complete enough to be tested. */
export const EXAMPLE_SCRIPT = `// A driver for one provider. It reaches only the hosts named here, over https.
export const meta = {
  name: "Acme Pay",
  version: "1.0.0",
  currencies: ["EUR", "USD"],
  settings: [
    { key: "API_KEY", label: "API key", secret: true, required: true },
    { key: "WEBHOOK_SECRET", label: "Webhook secret", secret: true, required: true },
  ],
  hosts: { test: ["sandbox.acmepay.example"], live: ["api.acmepay.example"] },
};

const base = (ctx) => "https://" + meta.hosts[ctx.mode][0];
const STATUS = { open: "pending", working: "processing", paid: "succeeded", refused: "failed", closed: "canceled" };

async function call(ctx, method, path, body, key) {
  const headers = { authorization: "Bearer " + ctx.settings.API_KEY, "content-type": "application/json" };
  if (key) headers["idempotency-key"] = key;
  const answer = await ctx.fetch(base(ctx) + path, { method, headers, body: body && JSON.stringify(body) });
  return { ok: answer.ok, status: answer.status, body: answer.json() };
}

const told = (charge) => ({
  providerRef: charge.id,
  reference: charge.reference,
  status: STATUS[charge.status] ?? "processing",
  amount: charge.amount,
  currency: charge.currency,
  fee: charge.fee,
  decline: charge.status === "refused" ? { class: "soft", code: charge.reason ?? "declined" } : undefined,
});

// Asks the provider to collect. Asking twice with one reference must find the first charge.
export async function createPayment(ctx, input) {
  const { reference, amount, currency, description, returnUrl, notifyUrl } = input;
  const wanted = { reference, amount, currency, description, return_url: returnUrl, notify_url: notifyUrl };
  const made = await call(ctx, "POST", "/v1/charges", wanted, reference);
  if (!made.ok) return { rejected: { class: "error", code: made.body.error ?? "rejected" } };
  return { providerRef: made.body.id, redirectUrl: made.body.pay_url };
}

// How a charge stands; null when the provider has never heard of it.
export async function getStatus(ctx, { providerRef, reference }) {
  const path = providerRef ? "/v1/charges/" + providerRef : "/v1/charges?reference=" + encodeURIComponent(reference);
  const found = await call(ctx, "GET", path);
  if (!found.ok) return null;
  const charge = providerRef ? found.body : found.body.charges[0];
  return charge ? told(charge) : null;
}

// A message of the provider: null when it isn't genuine, else what it tells.
export function handleWebhook(ctx, { headers, rawBody }) {
  const wanted = ctx.hmac("sha256", ctx.settings.WEBHOOK_SECRET, rawBody);
  if (!ctx.timingSafeEqual(headers["acme-signature"] ?? "", wanted)) return null;
  return [told(JSON.parse(rawBody))];
}

// Gives money back. The key is the same however often it is asked for one refund.
export async function refund(ctx, { providerRef, amount, currency, key }) {
  const made = await call(ctx, "POST", "/v1/charges/" + providerRef + "/refunds", { amount, currency }, key);
  if (!made.ok) throw new Error(made.body.error ?? "refused");
  return { refundRef: made.body.id, status: "succeeded" };
}
`;
