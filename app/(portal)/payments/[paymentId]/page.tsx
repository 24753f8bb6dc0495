import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Card } from "@/app/_ui/card";
import { CodeBlock } from "@/app/_ui/code-block";
import { CopyableId } from "@/app/_ui/copyable-id";
import { PageHeader } from "@/app/_ui/page-header";
import { Timeline } from "@/app/_ui/timeline";
import { listApplications } from "@/lib/applications";
import type { Ctx } from "@/lib/context";
import { listClientTokens } from "@/lib/credentials";
import { AppError } from "@/lib/kit/errors";
import { checkoutUrl, listTimeline, requirePayment } from "@/lib/payments";
import { requireCtx } from "@/lib/session";
import { requireCompany } from "@/lib/tenants";
import { MoneyText } from "../../money-text";
import { PaymentStatusBadge } from "../../payment-status";
import { AttemptTable } from "./attempt-table";
import { CancelPayment } from "./cancel-payment";
import { CheckoutLink } from "./checkout-link";
import { momentsOf } from "./moments-of";
import { PaymentFacts } from "./payment-facts";

export const metadata: Metadata = { title: "Payment" };

export default async function PaymentPage({ params }: PageProps<"/payments/[paymentId]">) {
  const { paymentId } = await params;
  const ctx = await requireCtx("payment:read");
  const payment = await findPayment(ctx, paymentId);
  if (!payment) notFound();

  const [{ timeZone: zone }, timeline, applications] = await Promise.all([
    requireCompany(ctx),
    listTimeline(ctx, payment.id),
    listApplications(ctx, { limit: 100 }),
  ]);
  const application = applications.data.find(({ clientId }) => clientId === payment.clientId) ?? null;
  const tokens = application ? await listClientTokens(ctx, application.id) : [];
  const isOpen = payment.status === "requires_payment_method" || payment.status === "requires_action";
  const names = new Map([...tokens.map(({ id, label }) => [id, label] as const), [ctx.principal.id, "You"]]);

  return (
    <>
      <PageHeader
        title={<MoneyText amount={payment.amount} currency={payment.currencyCode} className="" />}
        badge={<PaymentStatusBadge status={payment.status} />}
        purpose={`${payment.reference} · ${payment.referenceLabel}`}
        id={<CopyableId value={payment.id} what="payment ID" />}
        back={{ href: "/payments", label: "Payments" }}
        actions={
          isOpen && ctx.principal.permissions.includes("payment:cancel") ? (
            <CancelPayment paymentId={payment.id} reference={payment.reference} />
          ) : undefined
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {isOpen && <CheckoutLink url={checkoutUrl(payment.id, payment.expiresAt)} />}
        <Card title="Details">
          <PaymentFacts payment={payment} application={application} now={ctx.now} zone={zone} />
        </Card>
        <AttemptTable attempts={timeline.attempts} now={ctx.now} zone={zone} />
        <Card title="Timeline">
          <Timeline moments={momentsOf(timeline.events, { names, now: ctx.now, zone })} />
        </Card>
        {Object.keys(payment.metadata).length > 0 && (
          <CodeBlock title="Metadata" what="metadata" code={JSON.stringify(payment.metadata, null, 2)} />
        )}
      </div>
    </>
  );
}

async function findPayment(ctx: Ctx, id: string) {
  try {
    return await requirePayment(ctx, { id });
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
