import { rotateWebhookSecret } from "@/lib/applications";
import { ApplicationParams, RotatedSecret, RotateSecret } from "@/lib/applications/schema";
import { applicationsApi, endpoint } from "@/lib/http";

export const POST = endpoint({
  surface: applicationsApi,
  summary: "Rotate the webhook secret of a payment application",
  description: "The answer holds the new secret, which is never shown again. The old one signs beside it for 24 hours.",
  scope: "applications.write",
  secretOnce: ({ data }) => ({ what: "a new webhook secret of payment application", id: data.id }),
  input: { params: ApplicationParams, body: RotateSecret },
  status: 200,
  output: RotatedSecret,
  handle: async (ctx, { params: { id }, body }) => {
    const { webhookSecret, previousUntil } = await rotateWebhookSecret(ctx, { id, ...body });
    return { data: { id, secret: webhookSecret, previousUntil } };
  },
});
