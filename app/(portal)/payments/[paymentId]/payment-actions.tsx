import { formatMoney, toMajor } from "@/lib/kit/money";
import type { findAwaited, findUndecided } from "@/lib/payments";
import type { Payment } from "@/lib/payments/schema";
import { CancelPayment } from "./cancel-payment";
import { ConfirmArrival } from "./confirm-arrival";
import { DecidePayment } from "./decide-payment";
import { isOpen } from "./payment-body";
import { RefundPayment } from "./refund-payment";

type Props = {
  payment: Payment;
  undecided: Awaited<ReturnType<typeof findUndecided>>;
  awaited: Awaited<ReturnType<typeof findAwaited>>;
  permissions: readonly string[];
};

/** What can be done with a payment as it stands, by whoever may. */
export function PaymentActions({ awaited, ...rest }: Props) {
  const { payment, permissions } = rest;
  const { id, reference, currencyCode } = payment;
  if (!awaited || !permissions.includes(permissionFor(awaited))) return <OtherActions {...rest} />;
  return (
    <>
      <OtherActions {...rest} />
      <ConfirmArrival
        paymentId={id}
        name={reference}
        currency={currencyCode}
        reference={awaited.reference}
        due={toMajor(BigInt(awaited.due), currencyCode)}
        dueWords={formatMoney(BigInt(awaited.due), currencyCode)}
        isFinal={awaited.isFinal}
      />
    </>
  );
}

function OtherActions({ payment, undecided, permissions }: Omit<Props, "awaited">) {
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

const permissionFor = ({ isFinal }: { isFinal: boolean }) =>
  isFinal ? "payment:disposition:override" : "payment:disposition";
