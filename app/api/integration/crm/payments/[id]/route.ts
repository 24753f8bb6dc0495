import { crmApi, endpoint } from "@/lib/http";
import { requirePayment } from "@/lib/payments";
import { PaymentAnswer, PaymentParams } from "@/lib/payments/schema";

export const GET = endpoint({
  surface: crmApi,
  group: "Payments",
  summary: "Get a payment",
  scope: "payments.get",
  input: { params: PaymentParams },
  status: 200,
  output: PaymentAnswer,
  handle: async (ctx, { params }) => ({ data: await requirePayment(ctx, params) }),
});
