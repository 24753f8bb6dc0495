import { LoaderIcon } from "@/app/_ui/icons";
import type { Checkout } from "./open-checkout";
import { Watch } from "./watch";

/** The provider has not said yet. The page looks again by itself. */
export function Pending({ checkout }: { checkout: Checkout }) {
  const { payment, shop, query } = checkout;
  return (
    <section aria-labelledby="stage" className="grid gap-3">
      <h1 id="stage" className="flex items-center gap-2.5 text-20">
        <LoaderIcon className="animate-spin text-muted" />
        Waiting for confirmation
      </h1>
      <p className="text-pretty text-muted">
        Your payment is being confirmed; this usually takes a few seconds. Don’t pay again. You can close this page:{" "}
        {shop.name} is told either way.
      </p>
      <p className="text-13 text-muted">
        Reference <span className="text-ink">{payment.reference}</span>
      </p>
      <Watch paymentId={payment.id} query={query} status={payment.status} />
    </section>
  );
}
