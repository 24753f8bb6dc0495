import type { Metadata } from "next";
import { Banner } from "@/app/_ui/banner";
import { PayFrame } from "@/app/pay/pay-frame";
import { formatMoney } from "@/lib/kit/money";
import { AmountForm } from "./amount-form";
import { type CustomerPay, openPay } from "./open-pay";

export const metadata: Metadata = { title: "Make payment" };

export default async function CustomerPayPage({ params, searchParams }: PageProps<"/customer/[customerId]/pay">) {
  const [{ customerId }, search] = await Promise.all([params, searchParams]);
  const query = new URLSearchParams(
    Object.entries(search).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  const pay = await openPay(customerId, query);
  const { environment, company, customer, currencies, balances, redeemed } = pay;

  return (
    <PayFrame isSandbox={environment === "sandbox"} name={company}>
      <header className="grid gap-5">
        <div>
          <h1 className="text-20">Make payment</h1>
          <p className="mt-0.5 wrap-anywhere text-muted">For {customer.name}</p>
        </div>
        {balances && <Balance balances={balances} />}
      </header>
      {redeemed && (
        <div role="status">
          <Banner tone="success" title={`${formatMoney(redeemed.amount, redeemed.currency)} was credited.`}>
            The voucher is used up. You don’t have to pay anything for it.
          </Banner>
        </div>
      )}
      {currencies.length > 0 ? (
        <AmountForm {...pay} />
      ) : (
        <Banner tone="warning" title={`${company} offers no way to pay at the moment.`}>
          No money was taken. Ask {company}, or come back to this page later.
        </Banner>
      )}
    </PayFrame>
  );
}

/** What the customer has with the company, or owes. */
function Balance({ balances }: { balances: NonNullable<CustomerPay["balances"]> }) {
  if (balances.length === 0) return <p className="text-muted">Your balance is empty.</p>;
  return (
    <dl className="grid gap-1 border-t border-line pt-3 text-13">
      {balances.map(({ currencyCode, balance }) => (
        <div key={currencyCode} className="flex justify-between gap-4">
          <dt className="text-muted">
            {balance < 0n ? `You owe in ${currencyCode}` : `Your balance in ${currencyCode}`}
          </dt>
          <dd className="tabular-nums">{formatMoney(balance < 0n ? -balance : balance, currencyCode)}</dd>
        </div>
      ))}
    </dl>
  );
}
