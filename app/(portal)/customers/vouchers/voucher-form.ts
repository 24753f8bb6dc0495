import { invalid } from "@/lib/kit/errors";
import { parseMajor, toMajor } from "@/lib/kit/money";
import { endOfDay, isDay } from "@/lib/kit/zoned-day";
import { parse } from "@/lib/session";
import { CreateVouchers, type VoucherKind } from "@/lib/vouchers/schema";

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

const EXAMPLE = 1000n;
const FACTOR = /^\d{1,2}(?:[.,]\d{1,6})?$/;

/** What is to be made, or which field is wrong. A voucher is good to the end of its last day in the company's time zone. */
export function vouchersIn(form: VoucherForm, timeZone: string): CreateVouchers {
  const { label, kind, currencyCode, count, expires } = form;
  const money = (field: "amount" | "minimum") => {
    const minor = parseMajor(form[field].trim().replace(",", "."), currencyCode);
    if (minor === null) throw wrong(field, `An amount of ${currencyCode}, such as ${toMajor(EXAMPLE, currencyCode)}.`);
    return minor;
  };
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

const wrong = (field: string, words: string) => invalid({ [field]: [words] }, "Check the marked fields.");

function factorIn(typed: string): bigint {
  const text = typed.trim();
  if (!FACTOR.test(text)) throw wrong("factor", "A number above 1, such as 1.5.");
  const [whole = "0", fraction = ""] = text.split(/[.,]/);
  return BigInt(`${whole}${fraction.padEnd(6, "0")}`);
}
