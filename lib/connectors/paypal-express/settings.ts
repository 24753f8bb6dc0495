import { z } from "zod";
import { secretText, text } from "@/lib/kit/zod";

const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "At most 254 characters.")
  .pipe(z.email("An email address, such as billing@example.com."));

const SECOND = "For the second generation of PayPal's interface. Leave it empty to use the signature above.";

const SIGNATURE = "https://developer.paypal.com/api/nvp-soap/apiCredentials/";
const REST = "https://developer.paypal.com/dashboard/applications";

export const settings = z
  .strictObject({
    username: text(1, 127).meta({ title: "API Username", examples: ["billing_api1.example.com"], "x-docs": SIGNATURE }),
    password: secretText("API Password").meta({ "x-docs": SIGNATURE }),
    email: Email.meta({
      title: "Email",
      description: "The email address of the PayPal account that gets the money.",
      format: "email",
    }),
    signature: secretText("Signature").meta({ "x-docs": SIGNATURE }),
    clientId: text(1, 200).optional().meta({ title: "REST client ID", description: SECOND, "x-docs": REST }),
    clientSecret: secretText("REST client secret").optional().meta({ description: SECOND, "x-docs": REST }),
    webhookId: z
      .string()
      .trim()
      .regex(/^[a-zA-Z0-9]{1,50}$/, "Letters and digits, as PayPal shows it beside the webhook.")
      .optional()
      .meta({
        title: "Webhook ID",
        description: "Of the webhook with our URL in the same REST app. Without it no webhook is believed.",
        "x-docs": "https://developer.paypal.com/api/rest/webhooks/",
      }),
  })
  .superRefine(({ clientId, clientSecret, webhookId }, { addIssue }) => {
    const miss = (path: string, message: string) => addIssue({ code: "custom", path: [path], message });
    if (clientId && !clientSecret) miss("clientSecret", "Give the secret of this client ID too.");
    if (clientSecret && !clientId) miss("clientId", "Give the client ID of this secret too.");
    if (webhookId && !clientId) miss("clientId", "A webhook needs the REST client ID and secret.");
  });
export type Settings = z.output<typeof settings>;
