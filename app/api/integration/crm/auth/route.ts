import { crmApi, endpoint } from "@/lib/http";
import { authenticateCustomer } from "@/lib/payments";
import { AuthenticateCustomer, AuthenticatedCustomer } from "@/lib/payments/schema";

export const POST = endpoint({
  surface: crmApi,
  group: "Authentication",
  summary: "Send a customer to the checkout",
  description:
    "Say who your signed-in customer is and what they are about to pay; the answer is a signed link to send their browser to. They need no password here. The customer is created at the first call and found by `customer.reference` afterwards.",
  scope: "payments.create",
  fails: ["not_found", "conflict"],
  input: { body: AuthenticateCustomer },
  status: 201,
  output: AuthenticatedCustomer,
  handle: async (ctx, { body }) => ({ data: await authenticateCustomer(ctx, body) }),
});
