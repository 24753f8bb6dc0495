import { z } from "zod";
import { secretText, text } from "@/lib/kit/zod";

const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "At most 254 characters.")
  .pipe(z.email("An email address, such as billing@example.com."));

const SECOND = "For the second generation of PayPal's interface. Leave it empty to use the signature above.";

export const settings = z
  .strictObject({
    username: text(1, 127).meta({ title: "API Username", examples: ["billing_api1.example.com"] }),
    password: secretText("API Password"),
    email: Email.meta({
      title: "Email",
      description: "The email address of the PayPal account that gets the money.",
      format: "email",
    }),
    signature: secretText("Signature"),
    clientId: text(1, 200).optional().meta({ title: "REST client ID", description: SECOND }),
    clientSecret: secretText("REST client secret").optional().meta({ description: SECOND }),
    webhookId: z
      .string()
      .trim()
      .regex(/^[a-zA-Z0-9]{1,50}$/, "Letters and digits, as PayPal shows it beside the webhook.")
      .optional()
      .meta({
        title: "Webhook ID",
        description: "Of the webhook with our URL in the same REST app. Without it no webhook is believed.",
      }),
  })
  .superRefine(({ clientId, clientSecret, webhookId }, { addIssue }) => {
    const miss = (path: string, message: string) => addIssue({ code: "custom", path: [path], message });
    if (clientId && !clientSecret) miss("clientSecret", "Give the secret of this client ID too.");
    if (clientSecret && !clientId) miss("clientId", "Give the client ID of this secret too.");
    if (webhookId && !clientId) miss("clientId", "A webhook needs the REST client ID and secret.");
  });
export type Settings = z.output<typeof settings>;
