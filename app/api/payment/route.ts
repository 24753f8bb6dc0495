import { endpoint, paymentsApi } from "@/lib/http";
import { listPayments } from "@/lib/payments";
import { ListPayments, PaymentList } from "@/lib/payments/schema";

export const GET = endpoint({
  surface: paymentsApi,
  summary: "List payments, newest first",
  scope: "payments.list",
  input: { query: ListPayments },
  status: 200,
  output: PaymentList,
  handle: (ctx, { query }) => listPayments(ctx, query),
});
