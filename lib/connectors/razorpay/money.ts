import { isCurrency, type Money } from "@/lib/kit/money";
import { countedAs, countedFrom } from "@/lib/kit/recount";
import { ProviderRejected } from "../contract";

const ZERO = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(" ");
const THREE = "BHD IQD JOD KWD OMR TND".split(" ");

const counting = {
  exponents: Object.fromEntries([
    ...ZERO.map((code) => [code, 0] as const),
    ...THREE.map((code) => [code, 3] as const),
    ["MGA", 2] as const,
  ]),
  steps: Object.fromEntries(THREE.map((code) => [code, 10n])),
};

const CODES =
  "AED ALL AMD ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BZD CAD CHF CLP CNY COP CRC CVE CZK DJF " +
  "DKK DOP DZD EGP ETB EUR FJD GBP GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD ISK JMD JOD JPY KES KGS KHR KMF " +
  "KRW KWD KYD KZT LAK LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PEN PGK " +
  "PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SCR SEK SGD SOS SSP SVC SZL THB TND TRY TTD TWD TZS UAH UGX USD UYU UZS VND VUV " +
  "XAF XCD XOF XPF YER ZAR ZMW";

/** What a payment link can ask for. */
export const CURRENCIES: readonly string[] = CODES.split(" ").filter(isCurrency);

/** An amount as Razorpay counts it. Throws a refusal when Razorpay can't say it. */
export function toWire(money: Money): number {
  const wire = countedAs(money, counting);
  if (wire === null) throw new ProviderRejected("amount_not_representable", 400, null);
  return Number(wire);
}

/** Razorpay's integer as our money. Throws when it is none we can say. */
export function fromWire(amount: number, currency: string): Money {
  const money = countedFrom(BigInt(amount), currency, counting);
  if (!money) throw new RangeError("Razorpay says an amount we can't.");
  return money;
}
