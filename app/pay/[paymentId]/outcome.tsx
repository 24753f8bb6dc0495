import type { ReactNode } from "react";
import { buttonClass } from "@/app/_ui/button-class";
import { CircleCheckIcon, CircleXIcon, InfoIcon } from "@/app/_ui/icons";
import { formatMoney } from "@/lib/kit/money";
import type { Checkout } from "./open-checkout";
import { refusalWords } from "./payer-words";
import { returnAddress } from "./return-address";

type Ending = { title: string; look: string; icon: ReactNode; words: (checkout: Checkout) => string };

const PLAIN = { look: "text-muted", icon: <InfoIcon /> };

const ENDINGS: Record<string, Ending> = {
  succeeded: {
    title: "Payment received",
    look: "text-success-text",
    icon: <CircleCheckIcon />,
    words: ({ payment, shop }) =>
      `${shop.name} received ${formatMoney(BigInt(payment.amountReceived), payment.currencyCode)}. Keep the reference below for your records.`,
  },
  failed: {
    title: "The payment failed",
    look: "text-danger-text",
    icon: <CircleXIcon />,
    words: ({ payment, shop }) =>
      `${refusalWords(payment.lastErrorCode ?? "").title} No money was taken. This payment is closed; ask ${shop.name} for a new one.`,
  },
  canceled: {
    title: "This payment was canceled",
    ...PLAIN,
    words: ({ shop }) =>
      `No money was taken, and it can’t be paid any more. Ask ${shop.name} if you still want to pay.`,
  },
  expired: {
    title: "This checkout has closed",
    ...PLAIN,
    words: ({ shop }) =>
      `Its time ran out and it can’t be paid any more. If you sent a transfer in the meantime, ${shop.name} will see it; otherwise ask them for a new checkout.`,
  },
};

/** How it ended: whether money moved, what to keep, and the way back to the shop. */
export function Outcome({ checkout }: { checkout: Checkout }) {
  const { payment, shop } = checkout;
  const ending = ENDINGS[payment.status];
  const back = returnAddress(payment, shop.url);
  if (!ending) return null;
  return (
    <section aria-labelledby="stage" className="grid gap-4">
      <h1 id="stage" className="flex items-center gap-2.5 text-20">
        <span className={ending.look}>{ending.icon}</span>
        {ending.title}
      </h1>
      <p className="text-pretty text-muted">{ending.words(checkout)}</p>
      <dl className="grid gap-2 rounded-card border border-line bg-surface px-4 py-3">
        {[
          ["Reference", payment.reference],
          ["Payment", payment.id],
        ].map(([label, value]) => (
          <div key={label} className="flex justify-between gap-6">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0 text-right wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {back && (
        <a href={back} className={`${buttonClass("primary", "lg")} w-full`}>
          <span className="truncate">Return to {shop.name}</span>
        </a>
      )}
    </section>
  );
}
