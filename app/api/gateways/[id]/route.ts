import { z } from "zod";
import { deleteGateway, requireGateway, updateGateway } from "@/lib/gateways";
import { GatewayAnswer, GatewayParams, UpdateGateway } from "@/lib/gateways/schema";
import { endpoint, gatewaysApi } from "@/lib/http";

export const GET = endpoint({
  surface: gatewaysApi,
  summary: "Get a gateway",
  scope: "gateways.read",
  input: { params: GatewayParams },
  status: 200,
  output: GatewayAnswer,
  handle: async (ctx, { params }) => ({ data: await requireGateway(ctx, params) }),
});

export const PATCH = endpoint({
  surface: gatewaysApi,
  summary: "Change a gateway",
  scope: "gateways.write",
  input: { params: GatewayParams, body: UpdateGateway },
  status: 200,
  output: GatewayAnswer,
  handle: async (ctx, { params, body }) => ({ data: await updateGateway(ctx, { ...body, ...params }) }),
});

export const DELETE = endpoint({
  surface: gatewaysApi,
  summary: "Delete a gateway",
  description: "Its history stays. While a payment is under way through it the answer is 409; disable it until then.",
  scope: "gateways.write",
  fails: ["conflict"],
  input: { params: GatewayParams },
  status: 204,
  output: z.void(),
  handle: (ctx, { params }) => deleteGateway(ctx, params),
});
