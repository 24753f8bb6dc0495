import { formatMoney } from "@/lib/kit/money";
import { Fields } from "./instructions";
import type { Checkout, OpenMethod } from "./open-checkout";
import { Watch } from "./watch";

/** The payer has said that the transfer is on its way: a person confirms it when it has come, which may take days. */
export function Announced({ checkout, open }: { checkout: Checkout; open: OpenMethod }) {
  const { payment, shop, query } = checkout;
  const { instructions } = open;
  return (
    <section aria-labelledby="stage" className="grid gap-4">
      <h1 id="stage" className="text-20">
        Waiting for your transfer
      </h1>
      <p className="text-pretty text-muted">
        {shop.name} confirms it when it has arrived, usually within one or two banking days. Don’t pay again. You can
        close this page: the address stays the same.
      </p>
      <p className="text-13 text-muted">
        Reference <span className="text-ink">{payment.reference}</span>
      </p>
      {instructions && (
        <>
          <h2 className="text-14">
            What you transfer: {formatMoney(BigInt(instructions.amount), instructions.currencyCode)}
          </h2>
          <Fields instructions={instructions} />
        </>
      )}
      <Watch paymentId={payment.id} query={query} status={payment.status} />
    </section>
  );
}
