import { Banner } from "@/app/_ui/banner";
import { Card } from "@/app/_ui/card";
import { CodeBlock } from "@/app/_ui/code-block";
import { Timeline } from "@/app/_ui/timeline";
import { formatMoney } from "@/lib/kit/money";
import type { linesOfPayment } from "@/lib/ledger";
import type { Refund } from "@/lib/ledger/schema";
import { checkoutUrl, type findUndecided, type listTimeline } from "@/lib/payments";
import type { Payment } from "@/lib/payments/schema";
import { AttemptTable } from "./attempt-table";
import { CheckoutLink } from "./checkout-link";
import { LedgerTable } from "./ledger-table";
import { momentsOf } from "./moments-of";
import { PaymentFacts } from "./payment-facts";
import { RefundTable } from "./refund-table";

type Undecided = NonNullable<Awaited<ReturnType<typeof findUndecided>>>;

type Props = {
  payment: Payment;
  application: { id: string; name: string } | null;
  timeline: Awaited<ReturnType<typeof listTimeline>>;
  refunds: readonly Refund[];
  undecided: Undecided | null;
  /** Whether whoever looks may say how a refund ended. */
  maySettle: boolean;
  /** Its movements in the ledger; none for whoever may not see them. */
  lines: Awaited<ReturnType<typeof linesOfPayment>>;
  /** Who did what, by id. */
  names: ReadonlyMap<string, string>;
  now: Date;
  zone: string;
};

/** Whether the payer can still do something. */
export const isOpen = ({ status }: Payment) => status === "requires_payment_method" || status === "requires_action";

/** Everything about a payment below its name: the way to pay while there is one, facts, attempts and what happened. */
export function PaymentBody(props: Props) {
  const { payment, application, timeline, refunds, undecided, maySettle, lines, names, now, zone } = props;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {isOpen(payment) && <CheckoutLink url={checkoutUrl(payment.id, payment.expiresAt)} />}
      {undecided && <UndecidedBanner undecided={undecided} currency={payment.currencyCode} />}
      <Card title="Details">
        <PaymentFacts payment={payment} application={application} now={now} zone={zone} />
      </Card>
      <AttemptTable attempts={timeline.attempts} now={now} zone={zone} />
      <RefundTable refunds={refunds} maySettle={maySettle} now={now} zone={zone} />
      <LedgerTable lines={lines} now={now} zone={zone} />
      <Card title="Timeline">
        <Timeline moments={momentsOf(timeline.events, { names, now, zone })} />
      </Card>
      {Object.keys(payment.metadata).length > 0 && (
        <CodeBlock title="Metadata" what="metadata" code={JSON.stringify(payment.metadata, null, 2)} />
      )}
    </div>
  );
}

function UndecidedBanner({ undecided, currency }: { undecided: Undecided; currency: string }) {
  const { due, received, isFinal } = undecided;
  if (received === 0 || isFinal) return null;
  const [came, wanted] = [received, due].map((amount) => formatMoney(BigInt(amount), currency));
  return (
    <Banner tone="warning" title={received < due ? "Less came than was due" : "More came than was due"}>
      {came} of {wanted} came. The payment waits until somebody decides.
    </Banner>
  );
}
