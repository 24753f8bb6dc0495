import { checkoutSignature } from "@/lib/kit/checkout-signature";
import { env } from "@/lib/kit/env";

const secondsOf = (date: Date) => String(Math.ceil(date.getTime() / 1000));

/** The query that opens one payment's hosted page until it expires: `expires` in unix seconds, `signature` over id and expiry (S1-23). */
export function checkoutQuery(paymentId: string, expiresAt: Date): string {
  const expires = secondsOf(expiresAt);
  return `expires=${expires}&signature=${checkoutSignature(paymentId, expires)}`;
}

/** The address to send a payer to, at the installation's own host unless another is said. */
export const checkoutUrl = (paymentId: string, expiresAt: Date, origin: string = env().PUBLIC_URL): string =>
  `${origin}/pay/${paymentId}?${checkoutQuery(paymentId, expiresAt)}`;

/** Our page that holds a provider's own script, for providers without a page of theirs. */
export const embedUrl = (paymentId: string, expiresAt: Date): string =>
  `${env().PUBLIC_URL}/pay/${paymentId}/embed?${checkoutQuery(paymentId, expiresAt)}`;
