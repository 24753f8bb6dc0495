import { checkoutApi, endpoint } from "@/lib/http";
import { requirePayment } from "@/lib/payments";
import { CheckoutStatus, PaymentParams } from "@/lib/payments/schema";

export const GET = endpoint({
  surface: checkoutApi,
  summary: "See how this payment stands",
  scope: null,
  input: { params: PaymentParams },
  status: 200,
  output: CheckoutStatus,
  handle: async (ctx, { params }) => ({ data: await requirePayment(ctx, params) }),
});
