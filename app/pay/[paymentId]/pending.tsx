import { LoaderIcon } from "@/app/_ui/icons";
import type { Checkout } from "./open-checkout";
import { StageHead } from "./stage-head";
import { Watch } from "./watch";

/** The provider has not said yet. The page looks again by itself. */
export function Pending({ checkout }: { checkout: Checkout }) {
  const { payment, shop, query } = checkout;
  return (
    <section aria-labelledby="stage" className="grid gap-5">
      <StageHead icon={<LoaderIcon className="size-5 animate-spin" />} title="Waiting for confirmation">
        Your payment is being confirmed; this usually takes a few seconds. Don’t pay again. You can close this page:{" "}
        {shop.name} is told either way.
      </StageHead>
      <p className="text-13 text-muted">
        Reference <span className="text-ink">{payment.reference}</span>
      </p>
      <Watch paymentId={payment.id} query={query} status={payment.status} />
    </section>
  );
}
