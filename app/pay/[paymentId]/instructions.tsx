import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import { buttonClass } from "@/app/_ui/button-class";
import { CopyableId } from "@/app/_ui/copyable-id";
import { DataList } from "@/app/_ui/data-list";
import { ChevronDownIcon } from "@/app/_ui/icons";
import { formatMoney } from "@/lib/kit/money";
import { MethodForm } from "./choose-method";
import type { Checkout, OpenMethod } from "./open-checkout";
import { errorWords } from "./payer-words";
import { Watch } from "./watch";

/** A way to pay was chosen; this says what is left to do, and how to choose another. */
export function Instructions({ checkout, open }: { checkout: Checkout; open: OpenMethod }) {
  const { instructions } = open;
  const isRedirect = instructions?.type === "redirect";
  return (
    <section aria-labelledby="stage" className="grid gap-5">
      <h1 id="stage" className="text-20">
        {isRedirect ? "Finish your payment" : "How to pay"}
      </h1>
      {checkout.error && (
        <div role="alert">
          <Banner tone="danger">{errorWords(checkout.error)}</Banner>
        </div>
      )}
      {!instructions && (
        <Banner tone="warning" title="The payment service does not answer.">
          No money was taken by that. Wait a minute and look here again, or choose another way to pay.
        </Banner>
      )}
      {isRedirect && <p className="text-muted">You have not paid yet. Go on where you left off.</p>}
      {instructions && !isRedirect && (
        <>
          <p className="text-muted">
            Pay exactly {formatMoney(BigInt(instructions.amount), instructions.currencyCode)} with these details, so
            that your payment is recognised. You can close this page.
          </p>
          <Fields instructions={instructions} />
        </>
      )}
      {instructions && open.isByHand && <AnnounceForm checkout={checkout} />}
      {instructions?.redirectUrl && (
        <a
          href={instructions.redirectUrl}
          className={`${buttonClass(isRedirect ? "primary" : "secondary", "lg")} w-full`}
        >
          {isRedirect ? "Continue to payment" : "Open the payment service’s page"}
        </a>
      )}
      <Watch paymentId={checkout.payment.id} query={checkout.query} status={checkout.payment.status} />
      <details className="group">
        <summary className="inline-flex list-none items-center gap-1 rounded-control text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
          <ChevronDownIcon className="size-3.5 -rotate-90 transition-transform group-open:rotate-0" />
          Choose another way to pay
        </summary>
        <div className="mt-4">
          <MethodForm checkout={checkout} without={open.method} />
        </div>
      </details>
    </section>
  );
}

/** An account or an address to pay to: every line can be copied as it is. */
export function Fields({ instructions }: { instructions: NonNullable<OpenMethod["instructions"]> }) {
  return (
    <div className="rounded-card border border-line bg-surface px-4 py-2">
      <DataList
        facts={instructions.fields.map(({ label, value }) => ({
          label,
          wide: true,
          value: <CopyableId value={value} what={label} />,
        }))}
      />
    </div>
  );
}

/** The payer's word that money is on its way. A plain form: nothing here needs a script. */
function AnnounceForm({ checkout: { payment, query, shop } }: { checkout: Checkout }) {
  return (
    <form method="post" action={`/pay/${payment.id}/announce?${query}`} className="grid gap-2">
      <Button type="submit" variant="primary" size="lg" className="w-full">
        I have made the transfer
      </Button>
      <p className="text-13 text-muted">
        Press it when the transfer is on its way. {shop.name} then keeps this payment open until it has arrived.
      </p>
    </form>
  );
}
