"use client";

import { type ReactNode, useId, useState } from "react";
import { calculate, startAmount } from "./calculate";
import type { TermsValues } from "./form-values";

type Props = { currencies: readonly string[]; terms: TermsValues; deductible: boolean };

/** Shows live what the rules in the form mean for one payment. The provider's fee is a guess the reader makes. */
export function Calculator({ currencies, terms, deductible }: Props) {
  const [wanted, setCurrency] = useState("");
  const currency = currencies.includes(wanted) ? wanted : (currencies[0] ?? "USD");
  const [amount, setAmount] = useState<string | null>(null);
  const [feePercent, setFeePercent] = useState("2.9");
  const [feeFixed, setFeeFixed] = useState("0");
  const typed = amount ?? startAmount(currency);
  const result = calculate({ amount: typed, currency, feePercent, feeFixed }, terms);

  return (
    <section aria-label="Calculator" className="rounded-card border border-line bg-canvas p-4 md:sticky md:top-0">
      <h3 className="text-14 font-semibold">What a payment comes to</h3>
      <div className="mt-3 grid grid-cols-[minmax(0,1fr)_auto] gap-2">
        <Small label="Example amount" value={typed} onChange={setAmount} />
        <label className="grid gap-1 text-12 text-muted">
          Currency
          <select value={currency} onChange={(event) => setCurrency(event.target.value)} className="control">
            {(currencies.length > 0 ? currencies : ["USD"]).map((code) => (
              <option key={code}>{code}</option>
            ))}
          </select>
        </label>
      </div>
      <div className="mt-2 grid grid-cols-2 gap-2">
        <Small label="Provider’s fee, %" value={feePercent} onChange={setFeePercent} />
        <Small label={`Provider’s fee, ${currency}`} value={feeFixed} onChange={setFeeFixed} />
      </div>
      <p className="mt-1.5 text-12 text-muted">
        Your estimate of the fee. What is booked is what the provider reports.
      </p>
      <Result result={result} deductible={deductible} deducts={terms.deductFees ?? false} />
    </section>
  );
}

type ResultProps = { result: ReturnType<typeof calculate>; deductible: boolean; deducts: boolean };

function Result({ result, deductible, deducts }: ResultProps) {
  if (!result) {
    return (
      <p role="status" className="mt-3 border-t border-line pt-3 text-13 text-muted">
        Type amounts such as 0.30 to see the result.
      </p>
    );
  }
  return (
    <dl aria-live="polite" className="mt-3 grid gap-1.5 border-t border-line pt-3 text-13 tabular-nums">
      <Row label="Surcharge">{result.surcharge}</Row>
      <Row label="Payer pays" strong>
        {result.total}
      </Row>
      <Row label="Provider keeps (estimate)">{result.fee}</Row>
      <Row label="Customer is credited" strong>
        {result.credit}
      </Row>
      <Row label="Left for you">{result.rest}</Row>
      {deductible && (
        <p className="mt-1 text-12 text-muted">
          {deducts ? "The fee is taken from the customer’s credit." : "You bear the fee."}
        </p>
      )}
    </dl>
  );
}

function Row({ label, strong, children }: { label: string; strong?: boolean; children: ReactNode }) {
  return (
    <div className={strong ? "flex justify-between gap-4 font-semibold" : "flex justify-between gap-4 text-muted"}>
      <dt>{label}</dt>
      <dd className="whitespace-nowrap">{children}</dd>
    </div>
  );
}

function Small({ label, value, onChange }: { label: string; value: string; onChange: (typed: string) => void }) {
  const id = useId();
  return (
    <div className="grid min-w-0 content-start gap-1">
      <label htmlFor={id} className="text-12 text-muted">
        {label}
      </label>
      <input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="control tabular-nums"
      />
    </div>
  );
}
