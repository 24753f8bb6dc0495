import { createCustomer, listCustomers } from "@/lib/customers";
import { CreateCustomer, CustomerAnswer, CustomerList, ListCustomers } from "@/lib/customers/schema";
import { crmApi, endpoint } from "@/lib/http";

export const GET = endpoint({
  surface: crmApi,
  group: "Customers",
  summary: "List customers, newest first",
  scope: "customers.read",
  input: { query: ListCustomers },
  status: 200,
  output: CustomerList,
  handle: (ctx, { query }) => listCustomers(ctx, query),
});

export const POST = endpoint({
  surface: crmApi,
  group: "Customers",
  summary: "Create a customer",
  description: "A reference or PayPal address that another customer has answers 409.",
  scope: "customers.write",
  input: { body: CreateCustomer },
  status: 201,
  output: CustomerAnswer,
  handle: async (ctx, { body }) => ({ data: await createCustomer(ctx, body) }),
});
