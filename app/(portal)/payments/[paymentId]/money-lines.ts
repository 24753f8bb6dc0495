import type { Payment } from "@/lib/payments/schema";

/** One line of a payment's money in minor units; an amount nobody knows yet has a note in its place. */
export type MoneyLine = {
  label: string;
  amount: bigint | null;
  note?: string;
  /** A line that closes those above it. */
  weight?: "part" | "sum";
};

/**
 * From what was asked for to what remains, each amount in minor units of the payment's currency. What left has a minus. Before
 * anything came there is nothing to take off, so the lines end with what came.
 */
export function moneyLinesOf(payment: Payment): MoneyLine[] {
  const [received, surcharge] = [BigInt(payment.amountReceived), BigInt(payment.surcharge)];
  const asked: MoneyLine[] = [
    { label: "Amount", amount: BigInt(payment.amount) },
    ...(surcharge > 0n ? [{ label: "Surcharge", amount: surcharge }] : []),
    { label: "Received", amount: received, weight: "part" },
  ];
  return received === 0n ? asked : [...asked, ...linesOff(payment, received)];
}

function linesOff(payment: Payment, received: bigint): MoneyLine[] {
  const refunded = BigInt(payment.amountRefunded);
  const held = heldOf(payment, received - refunded);
  const fee = payment.providerFee === null ? null : BigInt(payment.providerFee);
  return [
    fee === null
      ? { label: "Provider fee", amount: null, note: "Not known yet" }
      : { label: "Provider fee", amount: -fee },
    ...(refunded > 0n ? [{ label: "Refunded", amount: -refunded }] : []),
    ...(held > 0n ? [{ label: "Being refunded or disputed", amount: -held }] : []),
    {
      label: "Net",
      amount: received - refunded - held - (fee ?? 0n),
      note: fee === null ? "Before the provider’s fee" : undefined,
      weight: "sum",
    },
  ];
}

/** What is on its way back or in a dispute: of a success, all that was not given back and yet can’t be. */
const heldOf = ({ status, amountRefundable }: Payment, left: bigint): bigint =>
  status === "succeeded" ? left - BigInt(amountRefundable) : 0n;
