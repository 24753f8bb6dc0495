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

type Transfer = NonNullable<Awaited<ReturnType<typeof getDelivery>>["transfer"]>;

/** The money a message told of, whose it is, and what a person can say about it. */
export function TransferCard({ transfer, canAdjust }: { transfer: Transfer; canAdjust: boolean }) {
  const { id, amount, fee, currencyCode, payerName, payerEmail, state, reason } = transfer;
  const payer = payerName ?? payerEmail ?? "unknown payer";
  const target = { id, payer, amount: formatMoney(amount, currencyCode) };
  return (
    <Card
      title="Incoming payment"
      description={`${outcomeWords(state)}${reason ? `: ${codeWords(reason).toLowerCase()}` : ""}.`}
      actions={canAdjust && <Acts state={state} customerId={transfer.customerId} target={target} />}
    >
      <DataList
        facts={[
          { label: "Amount", value: <MoneyText amount={amount} currency={currencyCode} /> },
          { label: "Provider fee", value: fee === null ? "—" : <MoneyText amount={fee} currency={currencyCode} /> },
          { label: "Payer", value: payer },
          { label: "Payer’s e-mail", value: payerEmail ?? "—" },
          { label: "Customer", value: <Customer {...transfer} /> },
        ]}
      />
    </Card>
  );
}

type Target = { id: string; amount: string; payer: string };

function Acts({ state, customerId, target }: Pick<Transfer, "state" | "customerId"> & { target: Target }) {
  const isOpen = state === "unmatched" || state === "unconfirmed" || state === "pending";
  return (
    <>
      {state === "unconfirmed" && <ConfirmPayer {...target} />}
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
