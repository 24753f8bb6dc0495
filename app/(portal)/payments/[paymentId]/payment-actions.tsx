import { formatMoney, toMajor } from "@/lib/kit/money";
import type { findUndecided } from "@/lib/payments";
import type { Payment } from "@/lib/payments/schema";
import { CancelPayment } from "./cancel-payment";
import { DecidePayment } from "./decide-payment";
import { isOpen } from "./payment-body";
import { RefundPayment } from "./refund-payment";

type Undecided = Awaited<ReturnType<typeof findUndecided>>;
type Props = { payment: Payment; undecided: Undecided; permissions: readonly string[] };

/** What can be done with a payment as it stands, by whoever may. */
export function PaymentActions({ payment, undecided, permissions }: Props) {
  const { id, reference, currencyCode } = payment;
  if (undecided && permissions.includes(permissionFor(undecided)))
    return <DecidePayment paymentId={id} reference={reference} currency={currencyCode} {...undecided} />;
  const left = BigInt(payment.amountRefundable);
  if (isOpen(payment) && permissions.includes("payment:cancel"))
    return <CancelPayment paymentId={id} reference={reference} />;
  if (payment.status !== "succeeded" || !permissions.includes("payment:refund")) return null;
  return (
    <RefundPayment
      paymentId={id}
      reference={reference}
      currency={currencyCode}
      isLeft={left > 0n}
      left={toMajor(left, currencyCode)}
      leftWords={formatMoney(left, currencyCode)}
    />
  );
}

const permissionFor = ({ isFinal }: NonNullable<Undecided>) =>
  isFinal ? "payment:disposition:override" : "payment:disposition";
