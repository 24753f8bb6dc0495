import { crmApi, endpoint } from "@/lib/http";
import { createCheckout, listPayments } from "@/lib/payments";
import { Checkout, CreateCheckout, ListPayments, PaymentList } from "@/lib/payments/schema";

export const GET = endpoint({
  surface: crmApi,
  group: "Payments",
  summary: "List payments, newest first",
  scope: "payments.list",
  input: { query: ListPayments },
  status: 200,
  output: PaymentList,
  handle: (ctx, { query }) => listPayments(ctx, query),
});

export const POST = endpoint({
  surface: crmApi,
  group: "Payments",
  summary: "Create a checkout session",
  description: "For a payer you don't know yet. For a customer of yours, use `POST /auth`.",
  scope: "payments.create",
  fails: ["not_found"],
  fused: true,
  idempotent: true,
  input: { body: CreateCheckout },
  status: 201,
  output: Checkout,
  handle: (caller, { body, idempotencyKey }) => createCheckout(caller, { body, idempotencyKey }),
});
