import { CopyableId } from "@/app/_ui/copyable-id";
import { DataList, type Fact } from "@/app/_ui/data-list";
import { Link } from "@/app/_ui/link";
import { Time } from "@/app/_ui/time";
import type { Payment } from "@/lib/payments/schema";
import { codeWords } from "../../code-words";
import type { Surroundings } from "./surroundings-of";

type Props = { payment: Payment; around: Surroundings; now: Date; zone: string };

/** What is known about a payment beside its money; what is not there is not shown. */
export function PaymentFacts({ payment, around: { application, customer }, now, zone }: Props) {
  const maybe = (label: string, value: string | null): Fact[] => (value === null ? [] : [{ label, value }]);
  const facts: Fact[] = [
    { label: "Reference", value: payment.reference },
    { label: "Shown to payer", value: payment.referenceLabel },
    ...(customer
      ? [{ label: "Customer", value: <PlaceLink href={`/customers/${customer.id}`} name={customer.name} /> }]
      : []),
    {
      label: "Application",
      value: application ? (
        <PlaceLink href={`/applications/${application.id}`} name={application.name} />
      ) : (
        "Deleted application"
      ),
    },
    { label: "Client ID", value: <CopyableId value={payment.clientId} what="Client ID" />, wide: true },
    { label: "Created", value: <Time at={payment.createdAt} now={now} zone={zone} format="exact" /> },
    { label: "Last change", value: <Time at={payment.updatedAt} now={now} zone={zone} format="exact" /> },
    { label: "Checkout closes", value: <Time at={payment.expiresAt} now={now} zone={zone} format="exact" /> },
    ...(payment.lastErrorCode === null ? [] : [{ label: "Last refusal", value: codeWords(payment.lastErrorCode) }]),
    ...maybe("Returns to", payment.redirectUrl),
    ...maybe("Product", payment.productId),
    ...maybe("Blockchain", payment.blockchainSlug),
    ...maybe("Settles in", payment.settlementCurrencyCode),
  ];
  return <DataList facts={facts} single />;
}

function PlaceLink({ href, name }: { href: string; name: string }) {
  return (
    <Link href={href} className="rounded-control text-accent-text hover:underline">
      {name}
    </Link>
  );
}
