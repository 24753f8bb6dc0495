import { isCurrency, type Money, parseMajor, toMajor } from "@/lib/kit/money";
import { ProviderRejected } from "../contract";

/** What PayPal takes, the last three from accounts of the country alone. */
export const CURRENCIES: readonly string[] =
  "AUD CAD CHF CZK DKK EUR GBP HKD HUF ILS JPY MXN NOK NZD PHP PLN SEK SGD THB TWD USD BRL CNY MYR".split(" ");

/** PayPal takes whole ones of these, whatever ISO 4217 says of their minor units. */
const WHOLE: readonly string[] = ["HUF", "JPY", "TWD"];

/** An amount as PayPal writes it: "25.00", but "500" where it takes whole numbers only. Refuses what it couldn't write. */
export function toWire({ amount, currency }: Money): string {
  const [whole = "", fraction = ""] = toMajor(amount, currency).split(".");
  if (!WHOLE.includes(currency)) return fraction === "" ? whole : `${whole}.${fraction}`;
  if (/[1-9]/.test(fraction)) throw new ProviderRejected("amount_not_whole", 422, null);
  return whole;
}

/** Minor units of ISO 4217 from PayPal's text. Throws on what is no amount or no currency we know. */
export function fromWire(text: string, currency: string): Money {
  const amount = isCurrency(currency) ? parseMajor(text.replace(/\.0*$/, ""), currency) : null;
  if (amount === null) throw new TypeError("an amount that can't be read");
  return { amount, currency };
}

/** Money where both parts are there; a fee may not be known yet. */
export const maybeFromWire = (text: string | undefined, currency: string | undefined): Money | null =>
  text && currency ? fromWire(text, currency) : null;

export const isSameMoney = (one: Money, other: Money): boolean =>
  one.amount === other.amount && one.currency === other.currency;

/** How much, of a sum that may be told as money going out. */
export const magnitude = ({ amount, currency }: Money): Money => ({
  amount: amount < 0n ? -amount : amount,
  currency,
});
