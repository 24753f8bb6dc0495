import { z } from "zod";
import { hasHiddenCharacters } from "@/lib/kit/text";
import { CurrencyCode, Environment, HttpUrl, Instant, idText, PageLimit, text } from "@/lib/kit/zod";

/** A webhook signing secret of the merchant's own: `whsec_` and base64, or any text, of 24 to 64 bytes that are not all alike (S1-29). */
export const WebhookSecret = z
  .string()
  .trim()
  .refine(
    (secret) => isStrongSecret(secret),
    "must hold 24 to 64 random bytes, as text or as whsec_ followed by base64",
  )
  .meta({ title: "Webhook secret", description: "Leave empty to have one made for you.", writeOnly: true });

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The public Client ID of a payment application; says so when it was given the other kind (T1). */
export const ClientId = z
  .string()
  .superRefine((value, { addIssue }) => {
    if (/^[a-z0-9]{32}$/.test(value)) return;
    const message = UUID.test(value)
      ? "is the client ID of a merchant credential; this field takes the 32-character Client ID of a payment application"
      : "must be the 32-character Client ID of a payment application";
    addIssue({ code: "custom", message });
  })
  .meta({ description: "Public Client ID of the payment application.", example: "k3v9x0q2m8w1z7b5n4c6d3f8g2h1j0ka" });

const Currencies = z
  .array(CurrencyCode)
  .max(200)
  .transform((codes) => [...new Set(codes)].sort());

/** What may change, without what it is when left out. */
const fields = {
  name: text(3, 255).meta({
    title: "Name",
    description: "Your customers see it on the checkout page.",
    example: "Shop",
  }),
  url: HttpUrl.nullable().meta({
    title: "Shop address",
    description: "Where your shop lives; the checkout links back to it.",
    example: "https://shop.example.com",
  }),
  callbackUrl: HttpUrl.nullable().meta({
    title: "Webhook address",
    description: "Where webhooks about payments will go. It is kept; nothing is sent yet.",
    example: "https://shop.example.com/webhooks",
  }),
  currencyWhitelist: Currencies.meta({
    title: "Currencies",
    description: "Choose none to accept every currency.",
    example: ["EUR", "USD"],
  }),
  allowUnderpay: z.boolean().meta({ title: "Accept less than the amount due", example: false }),
  allowOverpay: z.boolean().meta({ title: "Accept more than the amount due", example: false }),
};

const NONE: never[] = [];
const whole = {
  name: fields.name,
  url: fields.url.default(null),
  callbackUrl: fields.callbackUrl.default(null),
  currencyWhitelist: fields.currencyWhitelist.default(NONE),
  allowUnderpay: fields.allowUnderpay.default(false),
  allowOverpay: fields.allowOverpay.default(false),
};

export const CreateApplication = z
  .strictObject({ ...whole, secret: WebhookSecret.nullable().default(null) })
  .meta({ id: "CreatePaymentApplication" });
export type CreateApplication = z.output<typeof CreateApplication>;

/** All of it at once, as the portal's form gives it. */
export const UpdateApplication = z.strictObject({ id: idText, ...whole }).meta({ id: "UpdatePaymentApplication" });

/** Some of it, as a PATCH gives it. */
export const ChangeApplication = z
  .strictObject(fields)
  .partial()
  .meta({ id: "ChangePaymentApplication", description: "What is left out stays as it is." });
export type ChangeApplication = z.output<typeof ChangeApplication>;

export const ApplicationId = z.strictObject({ id: idText });
export type ApplicationId = z.output<typeof ApplicationId>;

const APP = "app_019b7d1e5a3c7f60a1b2c3d4e5f60718";
/** Anything that can't be an application's id is simply not found, never a validation error. */
export const ApplicationParams = z.object({
  id: z.string().meta({ description: "Id of the payment application.", example: APP }),
});

export const ListApplications = z.strictObject({
  cursor: z.string().max(200).optional().meta({ description: "`nextCursor` of the answer before." }),
  limit: PageLimit,
});

const rules = { allowUnderpay: fields.allowUnderpay, allowOverpay: fields.allowOverpay };

/** A payment application as the API shows it (S1-27). */
export const PaymentApplication = z
  .object({
    id: z.string().meta({ example: APP }),
    name: z.string().meta({ example: "Shop" }),
    clientId: z.string().meta({
      description: "The public Client ID that payments name. It authorises nothing.",
      example: "k3v9x0q2m8w1z7b5n4c6d3f8g2h1j0ka",
    }),
    userId: z.string().meta({
      description: "Who made it: a person, or the credential of a program.",
      example: "usr_019b7d1e5a3c7f60a1b2c3d4e5f60718",
    }),
    environment: Environment.meta({ example: "sandbox" }),
    currencyWhitelist: z
      .array(z.string())
      .meta({ description: "Empty when every currency is accepted.", example: ["EUR", "USD"] }),
    ...rules,
    site: z
      .object({
        id: z.string().meta({ description: "The application's own id.", example: APP }),
        title: z.string().meta({ example: "Shop" }),
        url: z.string().nullable().meta({ example: "https://shop.example.com" }),
        callbackUrl: z.string().nullable().meta({ example: "https://shop.example.com/webhooks" }),
        setting: z.object(rules),
      })
      .meta({ description: "Where payers come from, and what is accepted of them." }),
    paymentAppImage: z.null().meta({ description: "No pictures are kept; always null.", example: null }),
    secretHint: z.string().meta({ description: "The start of the webhook secret.", example: "whsec_Qm9v…" }),
    previousSecretUntil: Instant.nullable().meta({
      description: "Until when the secret before the last rotation still signs beside the new one.",
    }),
    createdAt: Instant,
    deletedAt: Instant.nullable(),
  })
  .meta({ id: "PaymentApplication" });
export type PaymentApplication = z.output<typeof PaymentApplication>;

export const ApplicationAnswer = z.object({ data: PaymentApplication });
export const ApplicationList = z
  .object({ data: z.array(PaymentApplication), nextCursor: z.string().nullable().meta({ example: null }) })
  .meta({ id: "PaymentApplicationList" });

const Secret = z.string().meta({
  description: "The webhook secret. It is in this answer and never again.",
  example: "whsec_Qm9vdHN0cmFwIGtleSBmb3IgdGhlIGV4YW1wbGVzISE=",
});
export const CreatedApplication = z
  .object({ data: PaymentApplication.extend({ secret: Secret }) })
  .meta({ id: "CreatedPaymentApplication" });

export const RotateSecret = z
  .strictObject({
    secret: WebhookSecret.nullable().default(null).meta({ description: "One of your own; left out, one is made." }),
  })
  .meta({ id: "RotateWebhookSecret" });
export type RotateSecret = z.output<typeof RotateSecret>;
export const RotatedSecret = z
  .object({
    data: z.object({
      id: z.string().meta({ description: "Id of the payment application.", example: APP }),
      secret: Secret,
      previousUntil: Instant.meta({ description: "Until then the old secret signs too." }),
    }),
  })
  .meta({ id: "RotatedWebhookSecret" });

export const WEBHOOK_SECRET_PREFIX = "whsec_";

/** The bytes a webhook secret stands for. */
export function secretBytes(secret: string): Buffer {
  return secret.startsWith(WEBHOOK_SECRET_PREFIX)
    ? Buffer.from(secret.slice(WEBHOOK_SECRET_PREFIX.length), "base64")
    : Buffer.from(secret, "utf8");
}

function isStrongSecret(secret: string): boolean {
  if (secret.startsWith(WEBHOOK_SECRET_PREFIX) && !/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(secret)) return false;
  if (hasHiddenCharacters(secret)) return false;
  const bytes = secretBytes(secret);
  return bytes.length >= 24 && bytes.length <= 64 && new Set(bytes).size >= 8;
}
