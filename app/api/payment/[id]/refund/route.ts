import { endpoint, paymentsApi } from "@/lib/http";
import { RefundAnswer, RefundPayment } from "@/lib/ledger/schema";
import { refundPayment } from "@/lib/payments";
import { PaymentParams } from "@/lib/payments/schema";

export const POST = endpoint({
  surface: paymentsApi,
  summary: "Give money of a payment back",
  description:
    "Refunds together never give back more than was received. `pending` means that the provider has not said yet; look at the refunds of the payment later, and don't ask again.",
  scope: "payments.refund",
  fails: ["conflict"],
  callsOut: true,
  input: { params: PaymentParams, body: RefundPayment },
  status: 201,
  output: RefundAnswer,
  handle: async (ctx, { params, body, idempotencyKey }) => ({
    data: await refundPayment(ctx, { paymentId: params.id, ...body, idempotencyKey }),
  }),
});
