import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/kit/errors";
import { checkoutQuery, startCustomerPayment } from "@/lib/payments";
import { redeemVoucher } from "@/lib/vouchers";
import { moneyIn } from "./money-in";

/** The form as it was typed. */
export type Typed = { amount: string; currency: string; voucher: string };

/** What came of it: where the payer goes on, the voucher that was credited, or which field is wrong. */
type Taken = { location: string } | { redeemed: string } | { error: string };

export const typedIn = (form: URLSearchParams): Typed => ({
  amount: (form.get("amount") ?? "").trim().slice(0, 40),
  currency: form.get("currency") ?? "",
  voucher: (form.get("voucher") ?? "").trim().slice(0, 60),
});

/** Makes the payment that is asked for, with a voucher on it if there is one; a voucher alone is credited at once. */
export async function takeForm(ctx: Ctx, customerId: string, { voucher, ...typed }: Typed): Promise<Taken> {
  if (voucher !== "" && typed.amount === "")
    return { redeemed: (await redeemVoucher(ctx, { customerId, code: voucher })).id };
  const asked = moneyIn(typed);
  if ("error" in asked) return asked;
  const order = { customerId, ...asked, ...(voucher !== "" && { voucher }) };
  const { id, expiresAt } = await startCustomerPayment(ctx, order);
  return { location: `/pay/${id}?${checkoutQuery(id, expiresAt)}` };
}

const WORDS_FOR: Record<string, string> = { invalid_request: "currency", rate_limited: "too_often" };

/** The code of a failure in the page's address; a bug is thrown on. */
export function wordFor(error: unknown): string {
  if (!(error instanceof AppError)) throw error;
  const { code, fields, extra } = error;
  return fields.voucher && extra.reason ? `voucher_${extra.reason}` : (WORDS_FOR[code] ?? "unavailable");
}
