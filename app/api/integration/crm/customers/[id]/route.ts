import { requireCustomer, updateCustomer } from "@/lib/customers";
import { CustomerAnswer, CustomerParams, UpdateCustomer } from "@/lib/customers/schema";
import { crmApi, endpoint } from "@/lib/http";

export const GET = endpoint({
  surface: crmApi,
  group: "Customers",
  summary: "Get a customer",
  scope: "customers.read",
  input: { params: CustomerParams },
  status: 200,
  output: CustomerAnswer,
  handle: async (ctx, { params }) => ({ data: await requireCustomer(ctx, params) }),
});

export const PATCH = endpoint({
  surface: crmApi,
  group: "Customers",
  summary: "Change a customer",
  scope: "customers.write",
  fails: ["conflict"],
  input: { params: CustomerParams, body: UpdateCustomer },
  status: 200,
  output: CustomerAnswer,
  handle: async (ctx, { params, body }) => ({ data: await updateCustomer(ctx, { ...body, ...params }) }),
});
