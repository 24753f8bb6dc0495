import type { Metadata } from "next";
import { Announced } from "./announced";
import { CheckoutShell } from "./checkout-shell";
import { ChooseMethod } from "./choose-method";
import { Instructions } from "./instructions";
import { type Checkout, openCheckout } from "./open-checkout";
import { Outcome } from "./outcome";
import { Pending } from "./pending";

export const metadata: Metadata = { title: "Checkout" };

export default async function PayPage({ params, searchParams }: PageProps<"/pay/[paymentId]">) {
  const checkout = await openCheckout((await params).paymentId, await searchParams);
  return (
    <CheckoutShell checkout={checkout}>
      <Stage checkout={checkout} />
    </CheckoutShell>
  );
}

/** What a payer sees, by where the payment stands. */
function Stage({ checkout }: { checkout: Checkout }) {
  switch (checkout.payment.status) {
    case "requires_payment_method":
      return <ChooseMethod checkout={checkout} />;
    case "requires_action":
      return checkout.open ? (
        <Instructions checkout={checkout} open={checkout.open} />
      ) : (
        <Pending checkout={checkout} />
      );
    case "processing":
      return checkout.open?.isByHand ? (
        <Announced checkout={checkout} open={checkout.open} />
      ) : (
        <Pending checkout={checkout} />
      );
    default:
      return <Outcome checkout={checkout} />;
  }
}
