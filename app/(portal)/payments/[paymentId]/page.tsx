import type { Metadata } from "next";
import { CopyableId } from "@/app/_ui/copyable-id";
import { PageHeader } from "@/app/_ui/page-header";
import { linesOfPayment } from "@/lib/ledger";
import { findAwaited, findUndecided, listRefunds, listTimeline, requirePayment } from "@/lib/payments";
import { requireCtx } from "@/lib/session";
import { requireCompany } from "@/lib/tenants";
import { foundOr404 } from "../../found-or-404";
import { MoneyText } from "../../money-text";
import { PaymentStatusBadge } from "../../payment-status";
import { AwaitedBanner } from "./awaited-banner";
import { PaymentActions } from "./payment-actions";
import { PaymentBody } from "./payment-body";
import { surroundingsOf } from "./surroundings-of";

export const metadata: Metadata = { title: "Payment" };

export default async function PaymentPage({ params }: PageProps<"/payments/[paymentId]">) {
  const { paymentId } = await params;
  const ctx = await requireCtx("payment:read");
  const payment = await foundOr404(requirePayment(ctx, { id: paymentId }));

  const [{ timeZone: zone }, timeline, refunds, undecided, awaited, lines, around] = await Promise.all([
    requireCompany(ctx),
    listTimeline(ctx, payment.id),
    listRefunds(ctx, payment.id),
    findUndecided(ctx, payment),
    findAwaited(ctx, payment),
    ctx.principal.permissions.includes("ledger:read") ? linesOfPayment(ctx, payment.id) : [],
    surroundingsOf(ctx, payment),
  ]);

  return (
    <>
      <PageHeader
        title={<MoneyText amount={payment.amount} currency={payment.currencyCode} className="" />}
        badge={<PaymentStatusBadge status={payment.status} />}
        purpose={`${payment.reference} · ${payment.referenceLabel}`}
        id={<CopyableId value={payment.id} what="payment ID" />}
        back={{ href: "/payments", label: "Payments" }}
        actions={
          <PaymentActions
            payment={payment}
            undecided={undecided}
            awaited={awaited}
            permissions={ctx.principal.permissions}
          />
        }
      />
      {awaited && <AwaitedBanner awaited={awaited} payment={payment} />}
      <PaymentBody
        payment={payment}
        around={around}
        timeline={timeline}
        refunds={refunds}
        undecided={undecided}
        maySettle={ctx.principal.permissions.includes("payment:disposition")}
        lines={lines}
        now={ctx.now}
        zone={zone}
      />
    </>
  );
}
