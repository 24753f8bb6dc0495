import type { Metadata } from "next";
import { Banner } from "@/app/_ui/banner";
import { Mark } from "@/app/_ui/brand";
import { FlaskIcon } from "@/app/_ui/icons";
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
  const { environment, company, customer, currencies, balances } = pay;

  return (
    <div className="min-h-dvh">
      {environment === "sandbox" && <SandboxNote />}
      <main className="mx-auto grid w-full max-w-[28rem] gap-6 px-4 py-8 sm:py-14">
        <header className="grid gap-5">
          <p className="flex items-center gap-2.5">
            <span
              aria-hidden="true"
              className="grid size-8 shrink-0 place-items-center rounded-control bg-ink text-14 font-semibold text-canvas"
            >
              {company.slice(0, 1).toUpperCase()}
            </span>
            <span className="min-w-0 font-medium wrap-anywhere">{company}</span>
          </p>
          <div>
            <h1 className="text-20">Make payment</h1>
            <p className="mt-0.5 wrap-anywhere text-muted">For {customer.name}</p>
          </div>
          {balances && <Balance balances={balances} />}
        </header>
        {currencies.length > 0 ? (
          <AmountForm {...pay} />
        ) : (
          <Banner tone="warning" title={`${company} offers no way to pay at the moment.`}>
            No money was taken. Ask {company}, or come back to this page later.
          </Banner>
        )}
        <footer className="flex items-center justify-center gap-1.5 text-12 text-muted">
          <Mark className="size-3.5" />
          Secured by Portico
        </footer>
      </main>
    </div>
  );
}

function SandboxNote() {
  return (
    <header className="border-b border-sandbox-line bg-sandbox-soft px-4 py-1.5 text-13 text-sandbox-text">
      <p className="flex items-center justify-center gap-2">
        <FlaskIcon />
        <span>
          <strong className="font-semibold">Sandbox.</strong> This is a test; no money moves.
        </span>
      </p>
    </header>
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
