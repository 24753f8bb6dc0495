import { checkoutApi, endpoint } from "@/lib/http";
import { instructionsFor } from "@/lib/payments";
import { InstructionParams, Instructions } from "@/lib/payments/schema";

export const GET = endpoint({
  surface: checkoutApi,
  summary: "Get what the payer has to do to pay by one method",
  scope: null,
  callsOut: true,
  input: { params: InstructionParams },
  status: 200,
  output: Instructions,
  handle: async (ctx, { params: { id, ...chosen } }) => ({
    data: await instructionsFor(ctx, { paymentId: id, ...chosen }),
  }),
});
