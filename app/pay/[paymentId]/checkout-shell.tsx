import type { ReactNode } from "react";
import { formatMoney } from "@/lib/kit/money";
import { PayFrame } from "../pay-frame";
import { ClosesSoon } from "./closes-soon";
import type { Checkout } from "./open-checkout";

/** What stays the same in every state: who is paid, what for, and how much. */
export function CheckoutShell({ checkout, children }: { checkout: Checkout; children: ReactNode }) {
  const { payment, shop, now } = checkout;
  const isOpen = payment.status === "requires_payment_method" || payment.status === "requires_action";
  return (
    <PayFrame isSandbox={payment.environment === "sandbox"} name={shop.name}>
      <div className="grid gap-5 border-b border-line pb-6">
        <Due payment={payment} surcharge={checkout.surcharge} />
        {checkout.bonus && <Bonus bonus={checkout.bonus} currency={payment.currencyCode} />}
        {isOpen && <ClosesSoon expiresAt={payment.expiresAt.toISOString()} now={now.toISOString()} />}
      </div>
      {children}
    </PayFrame>
  );
}

/** A voucher changes what the payer gets and not what they pay. */
function Bonus({ bonus, currency }: { bonus: NonNullable<Checkout["bonus"]>; currency: string }) {
  const { hint, amount, isCredited } = bonus;
  const money = formatMoney(amount, currency);
  return (
    <p className="text-13 text-muted">
      Voucher {hint}… {isCredited ? `has added ${money} to your balance.` : `adds ${money} to your balance.`}
    </p>
  );
}

/** What is paid for; a surcharge of the way that was chosen is a line of its own. */
function Due({ payment, surcharge }: Pick<Checkout, "payment" | "surcharge">) {
  const { referenceLabel, amount, currencyCode } = payment;
  const money = (minor: number) => formatMoney(BigInt(minor), currencyCode);
  return (
    <div>
      <p className="wrap-anywhere text-muted">{referenceLabel}</p>
      <p className="mt-0.5 text-28 font-semibold tabular-nums">{money(amount + surcharge)}</p>
      {surcharge > 0 && (
        <dl className="mt-3 grid gap-1 text-13">
          {[
            ["Amount", amount],
            ["Surcharge for this way to pay", surcharge],
          ].map(([label, minor]) => (
            <div key={label} className="flex justify-between gap-4">
              <dt className="text-muted">{label}</dt>
              <dd className="tabular-nums">{money(Number(minor))}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
