import { env } from "@/lib/kit/env";
import { signFields, verifyFields } from "@/lib/kit/sign";

/** What is signed: whose page it is, until when (unix seconds), and whether it tells the balance. */
type Signed = { customerId: string; expires: string; showsBalance: boolean };

const partsOf = ({ customerId, expires, showsBalance }: Signed) =>
  ["customer-pay", customerId, expires, showsBalance ? "balance" : ""] as const;

/**
 * The address of a customer's own page to make payments, until it expires. Whoever has it can pay for this customer, and sees
 * their name and, when `showsBalance`, what they have or owe; nothing else.
 */
export function customerPayUrl(
  customerId: string,
  expiresAt: Date,
  { showsBalance }: { showsBalance: boolean },
): string {
  const expires = String(Math.ceil(expiresAt.getTime() / 1000));
  const signature = signFields(env().URL_SIGNING_KEY, ...partsOf({ customerId, expires, showsBalance }));
  const query = new URLSearchParams({ expires, ...(showsBalance && { balance: "1" }), signature });
  return `${env().PUBLIC_URL}/customer/${customerId}/pay?${query}`;
}

/** Whether this was signed by this installation. Says nothing about the time. */
export const isCustomerPaySignature = ({ signature, ...signed }: Signed & { signature: string }): boolean =>
  /^\d{1,12}$/.test(signed.expires) && verifyFields(env().URL_SIGNING_KEY, signature, ...partsOf(signed));
