import { Card } from "@/app/_ui/card";
import { CodeBlock } from "@/app/_ui/code-block";
import type { linesOfPayment } from "@/lib/ledger";
import type { Refund } from "@/lib/ledger/schema";
import { checkoutUrl, type listTimeline } from "@/lib/payments";
import type { Payment } from "@/lib/payments/schema";
import { AttemptTable } from "./attempt-table";
import { CheckoutLink } from "./checkout-link";
import { LedgerTable } from "./ledger-table";
import { PaymentFacts } from "./payment-facts";
import { PaymentMoney } from "./payment-money";
import { PaymentTimeline } from "./payment-timeline";
import { RefundTable } from "./refund-table";
import type { Surroundings } from "./surroundings-of";
import { type Undecided, UndecidedBanner } from "./undecided-banner";

type Props = {
  payment: Payment;
  around: Surroundings;
  timeline: Awaited<ReturnType<typeof listTimeline>>;
  refunds: readonly Refund[];
  undecided: Undecided | null;
  /** Whether whoever looks may say how a refund ended. */
  maySettle: boolean;
  /** Its movements in the ledger; none for whoever may not see them. */
  lines: Awaited<ReturnType<typeof linesOfPayment>>;
  now: Date;
  zone: string;
};

/** Whether the payer can still do something. */
export const isOpen = ({ status }: Payment) => status === "requires_payment_method" || status === "requires_action";

/** Everything about a payment below its name: the way to pay while there is one, its money, what happened, facts and attempts. */
export function PaymentBody(props: Props) {
  const { payment, around, timeline, refunds, undecided, maySettle, lines, now, zone } = props;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {isOpen(payment) && <CheckoutLink url={checkoutUrl(payment.id, payment.expiresAt)} />}
      {undecided && <UndecidedBanner undecided={undecided} currency={payment.currencyCode} />}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-2">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <PaymentMoney payment={payment} />
          <PaymentTimeline events={timeline.events} names={around.names} now={now} zone={zone} />
        </div>
        <Card title="Details">
          <PaymentFacts payment={payment} around={around} now={now} zone={zone} />
        </Card>
      </div>
      <AttemptTable attempts={timeline.attempts} now={now} zone={zone} />
      <RefundTable refunds={refunds} maySettle={maySettle} now={now} zone={zone} />
      <LedgerTable lines={lines} now={now} zone={zone} />
      {Object.keys(payment.metadata).length > 0 && (
        <CodeBlock title="Metadata" what="metadata" code={JSON.stringify(payment.metadata, null, 2)} />
      )}
    </div>
  );
}
