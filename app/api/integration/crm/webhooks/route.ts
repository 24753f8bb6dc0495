import { crmApi, endpoint } from "@/lib/http";
import { createWebhook, listWebhooks } from "@/lib/webhooks";
import { CreatedWebhook, CreateWebhook, ListWebhooks, WebhookList } from "@/lib/webhooks/schema";

export const GET = endpoint({
  surface: crmApi,
  group: "Webhooks",
  summary: "List webhook endpoints, newest first",
  scope: "webhooks.read",
  input: { query: ListWebhooks },
  status: 200,
  output: WebhookList,
  handle: (ctx, { query }) => listWebhooks(ctx, query),
});

export const POST = endpoint({
  surface: crmApi,
  group: "Webhooks",
  summary: "Create a webhook endpoint",
  description: "The answer holds the signing secret, which is never shown again.",
  scope: "webhooks.write",
  secretOnce: ({ data }) => ({ what: "webhook endpoint", id: data.id }),
  input: { body: CreateWebhook },
  status: 201,
  output: CreatedWebhook,
  handle: async (ctx, { body }) => ({ data: await createWebhook(ctx, body) }),
});
