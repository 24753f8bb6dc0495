import { checkoutApi, endpoint } from "@/lib/http";
import { methodsOf, requirePayment } from "@/lib/payments";
import { PaymentMethods, PaymentParams } from "@/lib/payments/schema";

export const GET = endpoint({
  surface: checkoutApi,
  summary: "List the ways this payment can be paid",
  scope: null,
  input: { params: PaymentParams },
  status: 200,
  output: PaymentMethods,
  handle: async (ctx, { params }) => ({ data: await methodsOf(ctx, await requirePayment(ctx, params)) }),
});
