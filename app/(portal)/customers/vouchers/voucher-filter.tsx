import { FilterChips } from "@/app/_ui/filter-chips";
import { VOUCHER_STATES, type VoucherState } from "@/lib/vouchers/schema";
import { listAddress } from "../../list-query";
import { STATES } from "./voucher-words";

/** The address of the list with these filters, or of another page of it. */
export const addressOf = (step: Record<string, string | undefined>): string => listAddress("/customers/vouchers", step);

/** How vouchers stand, as chips; the choice lives in the address. */
export function VoucherFilter({ state }: { state: VoucherState | undefined }) {
  const chips = VOUCHER_STATES.map((one) => ({
    label: STATES[one].label,
    href: addressOf({ state: one }),
    active: state === one,
  }));
  return (
    <div className="mb-5">
      <FilterChips label="State" chips={[{ label: "All", href: addressOf({}), active: !state }, ...chips]} />
    </div>
  );
}
