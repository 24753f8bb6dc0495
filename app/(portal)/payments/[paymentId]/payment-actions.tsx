import { formatMoney, toMajor } from "@/lib/kit/money";
import type { Payment } from "@/lib/payments/schema";
import { CancelPayment } from "./cancel-payment";
import { isOpen } from "./payment-body";
import { RefundPayment } from "./refund-payment";

/** What can be done with a payment as it stands, by whoever may. */
export function PaymentActions({ payment, permissions }: { payment: Payment; permissions: readonly string[] }) {
  const { id, reference, currencyCode } = payment;
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
