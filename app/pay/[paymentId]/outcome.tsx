import type { ReactNode } from "react";
import { buttonClass } from "@/app/_ui/button-class";
import { CheckIcon, InfoIcon, XIcon } from "@/app/_ui/icons";
import { formatMoney } from "@/lib/kit/money";
import type { Checkout } from "./open-checkout";
import { refusalWords } from "./payer-words";
import { returnAddress } from "./return-address";
import { StageHead } from "./stage-head";

type Ending = {
  title: string;
  tone?: "success" | "danger";
  icon: ReactNode;
  words: (checkout: Checkout) => string;
};

const PLAIN = { icon: <InfoIcon className="size-5" /> };

const ENDINGS: Record<string, Ending> = {
  succeeded: {
    title: "Payment received",
    tone: "success",
    icon: <CheckIcon className="size-5" />,
    words: ({ payment, shop }) =>
      `${shop.name} received ${formatMoney(BigInt(payment.amountReceived), payment.currencyCode)}. Keep the reference below for your records.`,
  },
  failed: {
    title: "The payment failed",
    tone: "danger",
    icon: <XIcon className="size-5" />,
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
    <section aria-labelledby="stage" className="grid gap-6">
      <StageHead tone={ending.tone} icon={ending.icon} title={ending.title}>
        {ending.words(checkout)}
      </StageHead>
      <dl className="divide-y divide-line rounded-card border border-line">
        <Kept label="Reference">{payment.reference}</Kept>
        <Kept label="Payment">
          <span className="font-mono text-12">{payment.id}</span>
        </Kept>
      </dl>
      {back && (
        <a href={back} className={`${buttonClass("primary", "lg")} w-full`}>
          <span className="truncate">Return to {shop.name}</span>
        </a>
      )}
    </section>
  );
}

/** A line to keep: its value below its name, so that a long one stays whole. */
function Kept({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="px-4 py-3">
      <dt className="text-12 text-muted">{label}</dt>
      <dd className="mt-0.5 font-medium wrap-anywhere">{children}</dd>
    </div>
  );
}
