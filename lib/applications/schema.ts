import { z } from "zod";
import { hasHiddenCharacters } from "@/lib/kit/text";
import { CurrencyCode, HttpUrl, idText, text } from "@/lib/kit/zod";

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

export const CreateApplication = z
  .strictObject({
    name: text(3, 255).meta({ title: "Name", description: "Your customers see it on the checkout page." }),
    url: HttpUrl.nullable()
      .default(null)
      .meta({ title: "Shop address", description: "Where your shop lives; the checkout links back to it." }),
    callbackUrl: HttpUrl.nullable().default(null).meta({
      title: "Webhook address",
      description: "Where webhooks about payments will go. It is kept; nothing is sent yet.",
    }),
    currencyWhitelist: z
      .array(CurrencyCode)
      .max(200)
      .default([])
      .transform((codes) => [...new Set(codes)].sort())
      .meta({ title: "Currencies", description: "Choose none to accept every currency." }),
    allowUnderpay: z.boolean().default(false).meta({ title: "Accept less than the amount due" }),
    allowOverpay: z.boolean().default(false).meta({ title: "Accept more than the amount due" }),
    secret: WebhookSecret.nullable().default(null),
  })
  .meta({ id: "CreatePaymentApplication" });
export type CreateApplication = z.output<typeof CreateApplication>;

export const UpdateApplication = z
  .strictObject({
    id: idText,
    ...CreateApplication.omit({ secret: true }).shape,
  })
  .meta({ id: "UpdatePaymentApplication" });
export type UpdateApplication = z.output<typeof UpdateApplication>;

export const ApplicationId = z.strictObject({ id: idText });
export type ApplicationId = z.output<typeof ApplicationId>;

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
