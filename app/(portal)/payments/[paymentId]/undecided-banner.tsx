import { Banner } from "@/app/_ui/banner";
import { formatMoney } from "@/lib/kit/money";
import type { findUndecided } from "@/lib/payments";

/** A payment of which too little or too much came. */
export type Undecided = NonNullable<Awaited<ReturnType<typeof findUndecided>>>;

/** Says what came of what was due while somebody has to decide; nothing once that was done. */
export function UndecidedBanner({ undecided, currency }: { undecided: Undecided; currency: string }) {
  const { due, received, isFinal } = undecided;
  if (received === 0 || isFinal) return null;
  const [came, wanted] = [received, due].map((amount) => formatMoney(BigInt(amount), currency));
  return (
    <Banner tone="warning" title={received < due ? "Less came than was due" : "More came than was due"}>
      {came} of {wanted} came. The payment waits until somebody decides.
    </Banner>
  );
}
