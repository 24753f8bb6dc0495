import { z } from "zod";
import { EVENT_TYPES } from "@/lib/events/schema";
import { HttpUrl, Instant, PageLimit, text } from "@/lib/kit/zod";
import { Refund } from "@/lib/ledger/schema";
import { Payment } from "@/lib/payments/schema";

export const WebhookId = z
  .string()
  .meta({ description: "Id of the webhook endpoint.", example: "whe_019b7d1e5a3c7f60a1b2c3d4e5f60718" });
/** Anything that can't be an endpoint's id is simply not found, never a validation error. */
export const WebhookParams = z.object({ id: WebhookId });

const WebhookUrl = HttpUrl.refine(
  (address) => address.toLowerCase().startsWith("https:"),
  "This must be an https address.",
).meta({
  description: "The https address that is told. It should answer 2xx.",
  example: "https://crm.example.com/hooks/payments",
});
const Events = z
  .array(z.enum(EVENT_TYPES))
  .min(1, "Choose at least one event.")
  .transform((events) => [...new Set(events)].sort())
  .meta({ description: "What to tell of.", example: ["payment.failed", "payment.succeeded"] });
const Description = text(0, 255).meta({ description: "For people: what this address is.", example: "CRM" });

export const CreateWebhook = z
  .strictObject({
    description: Description.optional(),
    url: WebhookUrl,
    events: Events,
    enabled: z.boolean().default(true).meta({ description: "Whether events are meant for it at all." }),
  })
  .meta({ id: "CreateWebhook" });
export type CreateWebhook = z.output<typeof CreateWebhook>;

export const UpdateWebhook = z
  .strictObject({
    description: Description.optional(),
    url: WebhookUrl.optional(),
    events: Events.optional(),
    enabled: z.boolean().optional().meta({ example: false }),
  })
  .meta({ id: "UpdateWebhook", description: "What is left out stays as it is." });
export type UpdateWebhook = z.output<typeof UpdateWebhook>;

export const Webhook = z
  .object({
    id: WebhookId,
    environment: z.enum(["production", "sandbox"]).meta({ example: "sandbox" }),
    description: z.string().meta({ example: "CRM" }),
    url: z.string().meta({ format: "uri", example: "https://crm.example.com/hooks/payments" }),
    events: z.array(z.enum(EVENT_TYPES)).meta({ example: ["payment.failed", "payment.succeeded"] }),
    enabled: z.boolean().meta({ example: true }),
    secretHint: z
      .string()
      .meta({ description: "The start of the signing secret, to tell two apart.", example: "whsec_Qm9v…" }),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "Webhook" });
export type Webhook = z.output<typeof Webhook>;
export const WebhookAnswer = z.object({ data: Webhook });

export const CreatedWebhook = z
  .object({
    data: Webhook.extend({
      secret: z.string().meta({
        description: "The signing secret. It is in this answer and never again.",
        example: "whsec_Qm9vdHN0cmFwIGtleSBmb3IgdGhlIGV4YW1wbGVzISE=",
      }),
    }),
  })
  .meta({ id: "CreatedWebhook" });

export const ListWebhooks = z.strictObject({
  cursor: z.string().max(200).optional().meta({ description: "`nextCursor` of the answer before." }),
  limit: PageLimit,
});
export type ListWebhooks = z.output<typeof ListWebhooks>;

export const WebhookList = z
  .object({ data: z.array(Webhook), nextCursor: z.string().nullable().meta({ example: null }) })
  .meta({ id: "WebhookList" });

const ALWAYS = {
  id: true,
  status: true,
  clientId: true,
  amount: true,
  currencyCode: true,
  reference: true,
  referenceLabel: true,
  metadata: true,
  expiresAt: true,
  createdAt: true,
} as const;

/** What an event of a payment tells: the payment as it is after the event. */
export const PaymentEventData = Payment.partial()
  .required(ALWAYS)
  .extend({
    attempt: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: "With payment.attempt.failed: the attempt and why it was declined." }),
    refund: Refund.optional().meta({ description: "With payment.refunded: the refund." }),
    dispute: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: "With payment.disputed: its id, status and amount." }),
  })
  .meta({ id: "PaymentEventData" });

/** What an event of a customer's money tells. */
export const CustomerEventData = z
  .object({
    id: z.string().meta({ example: "cus_019b7d1e5a3c7f60a1b2c3d4e5f60718" }),
    reference: z.string().nullable().meta({ example: "C-1815" }),
    amount: z.number().int().meta({ description: "In the currency's smallest unit.", example: 10000 }),
    currencyCode: z.string().meta({ example: "USD" }),
    transferId: z.string().meta({ example: "inc_019b7d1e5a3c7f60a1b2c3d4e5f60718" }),
  })
  .meta({ id: "CustomerEventData" });

/** What an event of a credential tells. The secret is never among it. */
export const CredentialEventData = z
  .looseObject({
    id: z.string().meta({ example: "cre_019b7d1e5a3c7f60a1b2c3d4e5f60718" }),
    kind: z.string().meta({ example: "access_token" }),
    label: z.string().meta({ example: "CRM vendor" }),
  })
  .meta({ id: "CredentialEventData" });

/** What an event of an integration tells. Its settings are never among it. */
export const IntegrationEventData = z
  .object({
    id: z.string().meta({ example: "int_4xO1mVb7kQ2sT9uWz0YcReHn3LpJfDaG" }),
    connectorId: z.string().meta({ example: "stripe" }),
    label: z.string().meta({ example: "Cards" }),
    currencies: z
      .array(z.string())
      .meta({ description: "Empty for every currency the service takes.", example: ["EUR"] }),
  })
  .meta({ id: "IntegrationEventData" });

/** The JSON body an endpoint is sent when something has happened (S0-14, S0-20). */
export const WebhookEventPayload = z
  .object({
    type: z.enum(EVENT_TYPES).meta({ description: "What has happened.", example: "payment.succeeded" }),
    timestamp: Instant.meta({ description: "When it happened." }),
    data: z
      .union([PaymentEventData, CustomerEventData, CredentialEventData, IntegrationEventData])
      .meta({ description: "What it happened to, as it was afterwards." }),
  })
  .meta({ id: "WebhookEventPayload", title: "Webhook Event Payload" });
