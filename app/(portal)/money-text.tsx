import { formatMoney } from "@/lib/kit/money";

type Props = { amount: number | bigint; currency: string; className?: string };

/** An amount in minor units, in the figures that line up in a column. */
export function MoneyText({ amount, currency, className = "font-mono" }: Props) {
  return <span className={`tabular-nums ${className}`}>{formatMoney(BigInt(amount), currency)}</span>;
}
