import { endpoint, paymentsApi } from "@/lib/http";
import { requirePayment } from "@/lib/payments";
import { PaymentAnswer, PaymentParams } from "@/lib/payments/schema";

export const GET = endpoint({
  surface: paymentsApi,
  summary: "Retrieve a payment",
  scope: "payments.get",
  input: { params: PaymentParams },
  status: 200,
  output: PaymentAnswer,
  handle: async (ctx, { params }) => ({ data: await requirePayment(ctx, params) }),
});
