import { CodeBlock } from "@/app/_ui/code-block";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import { checkoutSample } from "../checkout-sample";

/** What is said where no payment is: none that fits the filters, or none at all yet. */
export function NoPayments({ filtered, clientId }: { filtered: boolean; clientId: string | null }) {
  if (filtered) {
    return (
      <EmptyState title="No payment fits" action={<LinkButton href="/payments">Clear all filters</LinkButton>}>
        Try another reference, status or period. References are found by how they begin.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No payment yet" sample={<CodeBlock title="cURL" code={checkoutSample(clientId)} />}>
      A payment begins when your server creates a checkout. Send the payer to the address in the answer, and watch it
      here.
    </EmptyState>
  );
}
