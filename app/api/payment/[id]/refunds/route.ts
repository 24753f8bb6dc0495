import { endpoint, paymentsApi } from "@/lib/http";
import { RefundList } from "@/lib/ledger/schema";
import { listRefunds } from "@/lib/payments";
import { PaymentParams } from "@/lib/payments/schema";

export const GET = endpoint({
  surface: paymentsApi,
  summary: "List the refunds of a payment, oldest first",
  scope: "payments.get",
  input: { params: PaymentParams },
  status: 200,
  output: RefundList,
  handle: async (ctx, { params }) => ({ data: await listRefunds(ctx, params.id) }),
});
