import { env } from "@/lib/kit/env";
import { signFields, verifyFields } from "@/lib/kit/sign";

const secondsOf = (date: Date) => String(Math.ceil(date.getTime() / 1000));

/** The query that opens one payment's hosted page until it expires: `expires` in unix seconds, `signature` over id and expiry (S1-23). */
export function checkoutQuery(paymentId: string, expiresAt: Date): string {
  const expires = secondsOf(expiresAt);
  return `expires=${expires}&signature=${signFields(env().URL_SIGNING_KEY, "checkout", paymentId, expires)}`;
}

/** The address to send a payer to, at the installation's own host unless another is said. */
export const checkoutUrl = (paymentId: string, expiresAt: Date, origin: string = env().PUBLIC_URL): string =>
  `${origin}/pay/${paymentId}?${checkoutQuery(paymentId, expiresAt)}`;

/** Our page that holds a provider's own script, for providers without a page of theirs. */
export const embedUrl = (paymentId: string, expiresAt: Date): string =>
  `${env().PUBLIC_URL}/pay/${paymentId}/embed?${checkoutQuery(paymentId, expiresAt)}`;

/** Whether `expires` and `signature` were made for this payment by this installation. Says nothing about the time. */
export const isCheckoutSignature = (paymentId: string, expires: string, signature: string): boolean =>
  /^\d{1,12}$/.test(expires) && verifyFields(env().URL_SIGNING_KEY, signature, "checkout", paymentId, expires);
