import { EVENT_TYPES, type EventType } from "@/lib/events/schema";
import {
  CredentialEventData,
  CustomerEventData,
  IntegrationEventData,
  PaymentEventData,
  WebhookEventPayload,
} from "@/lib/webhooks/schema";
import { exampleOf } from "./example-of";
import type { Webhook } from "./open-api";
import { type Named, schemaOf } from "./schemas";

const TAG = "Webhook events";

/** What stands over the events in the documents. */
export const WEBHOOKS_TAG = {
  name: TAG,
  description:
    "The JSON body that tells your endpoint of an event. Events are recorded; sending them to the endpoints you configure starts with the webhooks release.",
};

/** Every event as a webhook with the one payload all of them share (S0-14, S0-20). */
export function webhooksOf(named: Named): Record<string, Webhook> {
  const schema = schemaOf(WebhookEventPayload, named);
  return Object.fromEntries(EVENT_TYPES.map((type) => [type, webhookOf(type, schema, named)]));
}

const SUMMARIES: Record<EventType, string> = {
  "payment.created": "A payment was created",
  "payment.updated": "A payment goes on: another method, another step",
  "payment.succeeded": "A payment succeeded; the money was collected",
  "payment.failed": "A payment failed for good",
  "payment.canceled": "A payment was canceled",
  "payment.expired": "A payment's checkout closed before it was paid",
  "payment.attempt.failed": "An attempt was declined; the payer may try again",
  "payment.refunded": "Money of a payment was given back",
  "payment.disputed": "A bank holds, took or gave back money of a payment",
  "customer.topped_up": "Money came in for a customer and is in the balance",
  "credential.created": "A credential was created",
  "credential.revoked": "A credential was revoked",
  "credential.rotated": "A credential was replaced by a new one",
  "integration.installed": "A service was connected and is offered from now on",
};

function dataSchemaOf(type: EventType) {
  if (type.startsWith("payment.")) return PaymentEventData;
  if (type.startsWith("customer.")) return CustomerEventData;
  return type.startsWith("integration.") ? IntegrationEventData : CredentialEventData;
}

function webhookOf(type: EventType, schema: object, named: Named): Webhook {
  const data = schemaOf(dataSchemaOf(type), named);
  const example = { type, timestamp: "2026-01-31T12:00:00Z", data: dataOf(type, exampleOf(data, named)) };
  return {
    post: {
      operationId: `on${type.replace(/(?:^|\.)(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
      summary: SUMMARIES[type],
      tags: [TAG],
      security: [],
      requestBody: { required: true, content: { "application/json": { schema, example } } },
      responses: { "204": { description: "Any 2xx says that you have it." } },
    },
  };
}

const STATUSES: Partial<Record<EventType, string>> = {
  "payment.created": "requires_payment_method",
  "payment.updated": "processing",
  "payment.failed": "failed",
  "payment.canceled": "canceled",
  "payment.expired": "expired",
  "payment.attempt.failed": "requires_payment_method",
};

function dataOf(type: EventType, data: unknown): unknown {
  const status = STATUSES[type];
  if (!status) return data;
  const lastErrorCode = /failed$/.test(type) ? "card_declined" : null;
  return { ...(data as object), status, lastErrorCode, amountReceived: 0 };
}
