import type { ReactNode } from "react";
import { Mark } from "@/app/_ui/brand";
import { FlaskIcon } from "@/app/_ui/icons";
import { formatMoney } from "@/lib/kit/money";
import { ClosesSoon } from "./closes-soon";
import type { Checkout } from "./open-checkout";

/** What stays the same in every state: who is paid, what for, and how much. */
export function CheckoutShell({ checkout, children }: { checkout: Checkout; children: ReactNode }) {
  const { payment, shop, now } = checkout;
  const isOpen = payment.status === "requires_payment_method" || payment.status === "requires_action";
  return (
    <div className="min-h-dvh">
      {payment.environment === "sandbox" && (
        <header className="border-b border-sandbox-line bg-sandbox-soft px-4 py-1.5 text-13 text-sandbox-text">
          <p className="flex items-center justify-center gap-2">
            <FlaskIcon />
            <span>
              <strong className="font-semibold">Sandbox.</strong> This is a test; no money moves.
            </span>
          </p>
        </header>
      )}
      <main className="mx-auto grid w-full max-w-[28rem] gap-6 px-4 py-8 sm:py-14">
        <header className="grid gap-5">
          <p className="flex items-center gap-2.5">
            <span
              aria-hidden="true"
              className="grid size-8 shrink-0 place-items-center rounded-control bg-ink text-14 font-semibold text-canvas"
            >
              {shop.name.slice(0, 1).toUpperCase()}
            </span>
            <span className="min-w-0 font-medium wrap-anywhere">{shop.name}</span>
          </p>
          <Due payment={payment} surcharge={checkout.surcharge} />
          {isOpen && <ClosesSoon expiresAt={payment.expiresAt.toISOString()} now={now.toISOString()} />}
        </header>
        {children}
        <footer className="flex items-center justify-center gap-1.5 text-12 text-muted">
          <Mark className="size-3.5" />
          Secured by Portico
        </footer>
      </main>
    </div>
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
        <dl className="mt-3 grid gap-1 border-t border-line pt-3 text-13">
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
