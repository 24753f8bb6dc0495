import { createGateway, listGateways } from "@/lib/gateways";
import { CreateGateway, GatewayAnswer, GatewayList, ListGateways } from "@/lib/gateways/schema";
import { endpoint, gatewaysApi } from "@/lib/http";

export const GET = endpoint({
  surface: gatewaysApi,
  summary: "List gateways, newest first",
  scope: "gateways.read",
  input: { query: ListGateways },
  status: 200,
  output: GatewayList,
  handle: (ctx, { query }) => listGateways(ctx, query),
});

export const POST = endpoint({
  surface: gatewaysApi,
  summary: "Create a gateway",
  description: "In the environment of the API key: a sandbox key makes sandbox gateways only.",
  scope: "gateways.write",
  input: { body: CreateGateway },
  status: 201,
  output: GatewayAnswer,
  handle: async (ctx, { body }) => ({ data: await createGateway(ctx, body) }),
});
