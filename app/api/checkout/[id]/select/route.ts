import { checkoutApi, endpoint } from "@/lib/http";
import { selectMethod } from "@/lib/payments";
import { PaymentParams, SelectedMethod, SelectMethod } from "@/lib/payments/schema";
import { alsoAsForm } from "./also-as-form";

export const POST = alsoAsForm(
  endpoint({
    surface: checkoutApi,
    summary: "Choose how to pay",
    description: "A form is answered with 303 to where the payer goes on; JSON is told the address.",
    scope: null,
    callsOut: true,
    input: { params: PaymentParams, body: SelectMethod },
    status: 200,
    output: SelectedMethod,
    handle: async (ctx, { params, body }) => ({
      data: await selectMethod(ctx, { paymentId: params.id, method: body.method }),
    }),
  }),
);
