import { Banner } from "@/app/_ui/banner";
import { formatMoney } from "@/lib/kit/money";
import type { findAwaited } from "@/lib/payments";
import type { Payment } from "@/lib/payments/schema";

type Props = { awaited: NonNullable<Awaited<ReturnType<typeof findAwaited>>>; payment: Payment };

/** Says that a transfer may still come, and by which reference it is found on the bank's statement. */
export function AwaitedBanner({ awaited: { reference, due, received, isFinal }, payment }: Props) {
  if (isFinal || received > 0) return null;
  const isAnnounced = payment.status === "processing";
  return (
    <div className="mb-6">
      <Banner
        tone="warning"
        title={isAnnounced ? "The payer says the transfer was made" : "The payer was asked for a transfer"}
      >
        {formatMoney(BigInt(due), payment.currencyCode)} with the reference <code>{reference}</code> is credited when
        somebody confirms that it has come.
      </Banner>
    </div>
  );
}
