import { CopyableId } from "@/app/_ui/copyable-id";
import { DataList, type Fact } from "@/app/_ui/data-list";
import { Link } from "@/app/_ui/link";
import { Time } from "@/app/_ui/time";
import type { Payment } from "@/lib/payments/schema";
import { codeWords } from "../../code-words";
import { MoneyText } from "../../money-text";

type Props = { payment: Payment; application: { id: string; name: string } | null; now: Date; zone: string };

/** What is known about a payment; what is not there is not shown. */
export function PaymentFacts({ payment, application, now, zone }: Props) {
  const { currencyCode: currency } = payment;
  const money = (amount: number) => <MoneyText amount={amount} currency={currency} />;
  const maybe = (label: string, value: string | null): Fact[] => (value === null ? [] : [{ label, value }]);
  const facts: Fact[] = [
    { label: "Reference", value: payment.reference },
    { label: "Shown to payer", value: payment.referenceLabel },
    { label: "Amount", value: money(payment.amount) },
    { label: "Received", value: money(payment.amountReceived) },
    ...(payment.surcharge > 0 ? [{ label: "Surcharge", value: money(payment.surcharge) }] : []),
    ...(payment.amountRefunded > 0 ? [{ label: "Refunded", value: money(payment.amountRefunded) }] : []),
    ...(payment.providerFee === null ? [] : [{ label: "Provider fee", value: money(payment.providerFee) }]),
    { label: "Application", value: application ? <ApplicationLink {...application} /> : "Deleted application" },
    { label: "Client ID", value: <CopyableId value={payment.clientId} what="Client ID" /> },
    { label: "Created", value: <Time at={payment.createdAt} now={now} zone={zone} format="exact" /> },
    { label: "Last change", value: <Time at={payment.updatedAt} now={now} zone={zone} format="exact" /> },
    { label: "Checkout closes", value: <Time at={payment.expiresAt} now={now} zone={zone} format="exact" /> },
    ...(payment.lastErrorCode === null ? [] : [{ label: "Last refusal", value: codeWords(payment.lastErrorCode) }]),
    ...maybe("Returns to", payment.redirectUrl),
    ...maybe("Product", payment.productId),
    ...maybe("Blockchain", payment.blockchainSlug),
    ...maybe("Settles in", payment.settlementCurrencyCode),
  ];
  return <DataList facts={facts} />;
}

function ApplicationLink({ id, name }: { id: string; name: string }) {
  return (
    <Link href={`/applications/${id}`} className="rounded-control text-accent-text hover:underline">
      {name}
    </Link>
  );
}
