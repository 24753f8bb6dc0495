import { endpoint, paymentsApi } from "@/lib/http";
import { createCheckout } from "@/lib/payments";
import { Checkout, CreateCheckout } from "@/lib/payments/schema";

export const POST = endpoint({
  surface: paymentsApi,
  summary: "Create a checkout session",
  scope: "payments.create",
  fails: ["not_found"],
  fused: true,
  idempotent: true,
  input: { body: CreateCheckout },
  status: 201,
  output: Checkout,
  handle: (caller, { body, idempotencyKey }) => createCheckout(caller, { body, idempotencyKey }),
});
