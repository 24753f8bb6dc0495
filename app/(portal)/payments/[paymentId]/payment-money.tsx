import { Card } from "@/app/_ui/card";
import { cx } from "@/app/_ui/cx";
import type { Payment } from "@/lib/payments/schema";
import { MoneyText } from "../../money-text";
import { type MoneyLine, moneyLinesOf } from "./money-lines";

/** What was asked for, what came, what left again, and what remains: the payment as a receipt. */
export function PaymentMoney({ payment }: { payment: Payment }) {
  return (
    <Card title="Breakdown">
      <dl className="grid">
        {moneyLinesOf(payment).map((line) => (
          <Line key={line.label} line={line} currency={payment.currencyCode} />
        ))}
      </dl>
    </Card>
  );
}

function Line({ line: { label, amount, note, weight }, currency }: { line: MoneyLine; currency: string }) {
  return (
    <div
      className={cx(
        "flex min-h-10 items-center justify-between gap-6 py-1",
        weight && "border-t border-line first:border-t-0",
        weight === "sum" && "min-h-11 text-16 font-semibold",
        weight === "part" && "font-medium",
      )}
    >
      <dt className={weight ? undefined : "text-muted"}>{label}</dt>
      <dd className="text-right">
        {amount === null ? (
          <span className="text-13 font-normal text-muted">{note}</span>
        ) : (
          <>
            <MoneyText amount={amount} currency={currency} className="" />
            {note && <span className="block text-12 font-normal text-muted">{note}</span>}
          </>
        )}
      </dd>
    </div>
  );
}
