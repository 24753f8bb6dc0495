import { invalid } from "@/lib/kit/errors";
import { endOfDay, isDay } from "@/lib/kit/zoned-day";
import { parse } from "@/lib/session";
import { CreateVouchers, type VoucherKind } from "@/lib/vouchers/schema";
import { amountIn } from "../../amount-in";

/** The form as it is typed. */
export type VoucherForm = {
  label: string;
  kind: VoucherKind;
  currencyCode: string;
  amount: string;
  factor: string;
  minimum: string;
  expires: string;
  count: string;
};

const FACTOR = /^\d{1,2}(?:[.,]\d{1,6})?$/;

/** What is to be made, or which field is wrong. A voucher is good to the end of its last day in the company's time zone. */
export function vouchersIn(form: VoucherForm, timeZone: string): CreateVouchers {
  const { label, kind, currencyCode, count, expires } = form;
  const money = (field: "amount" | "minimum") => amountIn(field, form[field].replace(",", "."), currencyCode);
  if (expires !== "" && !isDay(expires)) throw wrong("expiresAt", "This is no day.");
  if (!/^\d{1,6}$/.test(count.trim())) throw wrong("count", "A whole number.");
  return parse(CreateVouchers, {
    label,
    kind,
    currencyCode,
    count: Number(count),
    ...(kind === "multiplier" ? { factor: factorIn(form.factor) } : { amount: money("amount") }),
    ...(kind !== "free" && form.minimum.trim() !== "" && { minimum: money("minimum") }),
    ...(expires !== "" && { expiresAt: endOfDay(expires, timeZone) }),
  });
}

const wrong = (field: string, words: string) => invalid({ [field]: [words] });

function factorIn(typed: string): bigint {
  const text = typed.trim();
  if (!FACTOR.test(text)) throw wrong("factor", "A number above 1, such as 1.5.");
  const [whole = "0", fraction = ""] = text.split(/[.,]/);
  return BigInt(`${whole}${fraction.padEnd(6, "0")}`);
}
