import { isCurrency, type Money } from "@/lib/kit/money";
import { countedAs, countedFrom } from "@/lib/kit/recount";
import { ProviderRejected } from "../contract";

const ZERO = "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split(" ");
const THREE = "BHD JOD KWD OMR TND".split(" ");
/** Kept at two digits since they lost them; the cents are 00. */
const TWO = ["ISK", "UGX"];

const counting = {
  exponents: Object.fromEntries([
    ...ZERO.map((code) => [code, 0] as const),
    ...THREE.map((code) => [code, 3] as const),
    ...TWO.map((code) => [code, 2] as const),
  ]),
  steps: Object.fromEntries([
    ...THREE.map((code) => [code, 10n] as const),
    ...TWO.map((code) => [code, 100n] as const),
  ]),
};

const CODES =
  "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CLP CNY COP " +
  "CRC CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR ISK JMD JOD JPY " +
  "KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK " +
  "NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SEK SGD SHP SLE SOS SRD STN SZL THB TJS TND TOP " +
  "TRY TTD TWD TZS UAH UGX USD UYU UZS VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW";

/** What a payer can be charged in. */
export const CURRENCIES: readonly string[] = CODES.split(" ").filter(isCurrency);

const LEAST: Readonly<Record<string, bigint>> = {
  ...{ USD: 50n, EUR: 50n, GBP: 30n, AUD: 50n, BRL: 50n, CAD: 50n, CHF: 50n, INR: 50n, NZD: 50n, SGD: 50n, JPY: 50n },
  ...{ AED: 200n, CZK: 1500n, DKK: 250n, HKD: 400n, HUF: 17_500n, MXN: 1000n, MYR: 200n, NOK: 300n, PLN: 200n },
  ...{ RON: 200n, SEK: 300n, THB: 1000n },
};

/** The smallest charges, in our minor units, where Stripe publishes them. */
export const LIMITS = Object.fromEntries(Object.entries(LEAST).map(([code, min]) => [code, { min }]));

/** An amount as Stripe counts it, as form text. Throws a refusal when Stripe can't say it. */
export function toWire(money: Money): string {
  const wire = countedAs(money, counting);
  if (wire === null) throw new ProviderRejected("amount_not_representable", 400, null);
  return String(wire);
}

/** Stripe's integer as our money. Throws when it is none we can say. */
export function fromWire(amount: number, currency: string): Money {
  const money = countedFrom(BigInt(amount), currency.toUpperCase(), counting);
  if (!money) throw new RangeError("Stripe says an amount we can't.");
  return money;
}
