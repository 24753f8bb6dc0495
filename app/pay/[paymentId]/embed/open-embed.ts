import { randomBytes } from "node:crypto";
import { requireApplication } from "@/lib/applications";
import type { Ctx } from "@/lib/context";
import { env } from "@/lib/kit/env";
import { AppError } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { formatMoney } from "@/lib/kit/money";
import { onlyValue } from "@/lib/kit/only-value";
import { peerOf } from "@/lib/kit/peer";
import { checkoutUrl, embedOf, enterCheckout, requirePayment } from "@/lib/payments";
import type { Payment } from "@/lib/payments/schema";
import { closedPage, embedPage } from "./embed-page";
import { BARE_POLICY, embedPolicy } from "./embed-policy";

/**
 * The page that holds a provider's own form, for whoever has the payment's signed address. 403 for any other address; a
 * payment without such a form under way is shown by the checkout.
 */
export async function openEmbed(request: Request, paymentId: string): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const link = { expires: onlyValue(searchParams, "expires"), signature: onlyValue(searchParams, "signature") };
  try {
    const caller = { now: new Date(), ip: peerOf(request.headers), requestId: newId("req") };
    return await show(await enterCheckout({ ...link, ...caller, paymentId }), paymentId);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return page(closedPage(), BARE_POLICY, 403);
  }
}

async function show(ctx: Ctx, paymentId: string): Promise<Response> {
  const [payment, open] = await Promise.all([requirePayment(ctx, { id: paymentId }), embedOf(ctx, paymentId)]);
  const back = checkoutUrl(payment.id, payment.expiresAt);
  if (!open) return new Response(null, { status: 303, headers: { location: back, "cache-control": "no-store" } });
  const nonce = randomBytes(16).toString("base64");
  const { amount, surcharge, currencyCode, referenceLabel: label, environment } = payment;
  const total = formatMoney(BigInt(amount) + BigInt(surcharge), currencyCode);
  const words = { shop: await shopOf(ctx, payment), label, total, isSandbox: environment === "sandbox", back };
  const isHttps = env().PUBLIC_URL.startsWith("https:");
  return page(embedPage({ ...words, ...open, nonce }), embedPolicy(open.embed, nonce, { isHttps }), 200);
}

/** A shop whose application was deleted has no name left to show. */
async function shopOf(ctx: Ctx, { clientId }: Payment): Promise<string> {
  try {
    return (await requireApplication(ctx, { clientId })).name;
  } catch (error) {
    if (error instanceof AppError) return "the shop";
    throw error;
  }
}

const page = (html: string, policy: string, status: number): Response =>
  new Response(html, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "cache-control": "no-store",
    },
  });
