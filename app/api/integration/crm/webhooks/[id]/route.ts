import { z } from "zod";
import { crmApi, endpoint } from "@/lib/http";
import { deleteWebhook, requireWebhook, updateWebhook } from "@/lib/webhooks";
import { UpdateWebhook, WebhookAnswer, WebhookParams } from "@/lib/webhooks/schema";

const one = { surface: crmApi, group: "Webhooks" };

export const GET = endpoint({
  ...one,
  summary: "Get a webhook endpoint",
  scope: "webhooks.read",
  input: { params: WebhookParams },
  status: 200,
  output: WebhookAnswer,
  handle: async (ctx, { params }) => ({ data: await requireWebhook(ctx, params) }),
});

export const PATCH = endpoint({
  ...one,
  summary: "Change a webhook endpoint",
  scope: "webhooks.write",
  input: { params: WebhookParams, body: UpdateWebhook },
  status: 200,
  output: WebhookAnswer,
  handle: async (ctx, { params, body }) => ({ data: await updateWebhook(ctx, { ...body, ...params }) }),
});

export const DELETE = endpoint({
  ...one,
  summary: "Remove a webhook endpoint",
  scope: "webhooks.write",
  input: { params: WebhookParams },
  status: 204,
  output: z.void(),
  handle: (ctx, { params }) => deleteWebhook(ctx, params),
});
