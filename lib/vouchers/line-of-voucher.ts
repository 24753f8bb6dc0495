import type { Line } from "@/lib/ledger/schema";
import type { VoucherRow } from "./present";

/** The entry of a used voucher: the company gives, the customer has. Under its effect it happens once. */
export const lineOfVoucher = (
  { id, currencyCode }: Pick<VoucherRow, "id" | "currencyCode">,
  customerId: string,
  amount: bigint,
): Line => ({
  kind: "voucher",
  effect: `voucher:${id}`,
  debit: { kind: "promotions" },
  credit: { kind: "customer", owner: customerId },
  money: { amount, currency: currencyCode },
});
