import { env } from "./env";
import { signFields, verifyFields } from "./sign";

/** What makes a payment's address ours: over its id and `expires`, the unix seconds at which the address ends (S1-23). */
export const checkoutSignature = (paymentId: string, expires: string): string =>
  signFields(env().URL_SIGNING_KEY, "checkout", paymentId, expires);

/** Whether `expires` and `signature` were made for this payment by this installation. Says nothing about the time. */
export const isCheckoutSignature = (paymentId: string, expires: string, signature: string): boolean =>
  /^\d{1,12}$/.test(expires) && verifyFields(env().URL_SIGNING_KEY, signature, "checkout", paymentId, expires);
