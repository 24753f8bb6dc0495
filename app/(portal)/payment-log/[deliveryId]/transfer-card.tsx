import { Card } from "@/app/_ui/card";
import { DataList } from "@/app/_ui/data-list";
import { Link } from "@/app/_ui/link";
import { formatMoney } from "@/lib/kit/money";
import type { getDelivery } from "@/lib/payments";
import { codeWords } from "../../code-words";
import { MoneyText } from "../../money-text";
import { outcomeWords } from "../log-words";
import { AssignPayer } from "./assign-payer";
import { ConfirmPayer } from "./confirm-payer";

type Transfer = Awaited<ReturnType<typeof getDelivery>>["transfers"][number];
/** `place`: which of several it is, such as "1 of 2". */
type Props = { transfer: Transfer; deliveryId: string; place: string | null; canAdjust: boolean };

/** The money a message told of, whose it is, and what a person can say about it. */
export function TransferCard({ transfer, deliveryId, place, canAdjust }: Props) {
  const { id, amount, fee, currencyCode, payerName, payerEmail, state, reason } = transfer;
  const payer = payerName ?? payerEmail ?? "unknown payer";
  const target = { id, deliveryId, payer, amount: formatMoney(amount, currencyCode) };
  return (
    <Card
      title={place === null ? "Incoming payment" : `Incoming payment ${place}`}
      description={`${outcomeWords(state)}${reason ? `: ${codeWords(reason).toLowerCase()}` : ""}.`}
      actions={canAdjust && <Acts transfer={transfer} target={target} />}
    >
      <DataList
        facts={[
          { label: "Amount", value: <MoneyText amount={amount} currency={currencyCode} /> },
          { label: "Provider fee", value: fee === null ? "—" : <MoneyText amount={fee} currency={currencyCode} /> },
          { label: "Payer", value: payer },
          { label: "Payer’s e-mail", value: payerEmail ?? "—" },
          { label: "Customer", value: <Customer {...transfer} /> },
          ...(place === null ? [] : [{ label: "Provider ID", value: <ProviderId>{transfer.providerId}</ProviderId> }]),
        ]}
      />
    </Card>
  );
}

const ProviderId = ({ children }: { children: string }) => <code className="text-12 wrap-anywhere">{children}</code>;

type Target = { id: string; deliveryId: string; amount: string; payer: string };

function Acts({ transfer: { state, customerId, updatedAt }, target }: { transfer: Transfer; target: Target }) {
  const seenAt = updatedAt.toISOString();
  const isOpen = state === "unmatched" || state === "unconfirmed" || state === "pending";
  return (
    <>
      {state === "unconfirmed" && <ConfirmPayer {...target} seenAt={seenAt} />}
      {isOpen && customerId === null && <AssignPayer {...target} />}
    </>
  );
}

function Customer({ customerId, customer }: Pick<Transfer, "customerId" | "customer">) {
  if (customerId === null) return "Nobody yet";
  return (
    <Link href={`/customers/${customerId}`} className="rounded-control text-accent-text hover:underline">
      {customer}
    </Link>
  );
}
