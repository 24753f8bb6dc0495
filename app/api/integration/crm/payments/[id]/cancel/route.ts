import { crmApi, endpoint } from "@/lib/http";
import { cancelPayment } from "@/lib/payments";
import { CancelPayment, PaymentAnswer, PaymentParams } from "@/lib/payments/schema";

export const POST = endpoint({
  surface: crmApi,
  group: "Payments",
  summary: "Cancel a payment that has not been paid",
  description: "Canceling twice is canceling once. A payment that is being paid answers 409.",
  scope: "payments.cancel",
  callsOut: true,
  input: { params: PaymentParams, body: CancelPayment },
  status: 200,
  output: PaymentAnswer,
  handle: async (ctx, { params, body }) => ({ data: await cancelPayment(ctx, { paymentId: params.id, ...body }) }),
});
