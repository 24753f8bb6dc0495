import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import type { VoucherState } from "@/lib/vouchers/schema";
import { STATES } from "./voucher-words";

/** What is said where no voucher is: in this state, or at all. */
export function NoVouchers({ state }: { state: VoucherState | undefined }) {
  if (!state) {
    return (
      <EmptyState title="No voucher yet">
        Give one to a customer: a free one credits their balance, the others add to a payment they make at their payment
        link. What vouchers cost you is an account of its own in the ledger.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={`${STATES[state].label}: no voucher`}
      action={<LinkButton href="/customers/vouchers">Show all vouchers</LinkButton>}
    >
      Vouchers of every other state are still in the list.
    </EmptyState>
  );
}
