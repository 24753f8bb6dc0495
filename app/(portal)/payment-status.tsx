import { Badge, type Tone } from "@/app/_ui/badge";
import type { Payment } from "@/lib/payments/schema";

type Status = Payment["status"];

/** What each status is called in the portal, in the order people filter by. */
export const STATUS_LABELS: Record<Status, string> = {
  succeeded: "Succeeded",
  failed: "Failed",
  processing: "Processing",
  requires_action: "Waiting for payer",
  requires_payment_method: "Open",
  canceled: "Canceled",
  expired: "Expired",
};

const TONES: Record<Status, Tone> = {
  succeeded: "success",
  failed: "danger",
  processing: "warning",
  requires_action: "warning",
  requires_payment_method: "neutral",
  canceled: "neutral",
  expired: "neutral",
};

/** Where a payment stands, as icon and word. */
export function PaymentStatusBadge({ status }: { status: Status }) {
  return <Badge tone={TONES[status]}>{STATUS_LABELS[status]}</Badge>;
}
