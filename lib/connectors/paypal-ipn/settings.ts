import { z } from "zod";

const Address = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "At most 254 characters.")
  .pipe(z.email("An email address, such as billing@example.com."));

const distinct = (values: readonly string[]) => new Set(values).size === values.length;

export const settings = z.strictObject({
  paymentTypes: z
    .array(z.enum(["mass_pay", "send_money"]))
    .min(1, "Choose one at least.")
    .refine(distinct)
    .meta({
      title: "Payment Types",
      "x-labels": { mass_pay: "Mass Pay", send_money: "Send Money" },
      description:
        "What tops up a customer's account. Anything else is written to the payment log and credited to nobody.",
    }),
  verifyTransaction: z.boolean().default(true).meta({
    title: "Verify Transaction",
    description:
      "Asks PayPal whether it really sent the notification. Without it anybody who learns the URL could send one, so nothing is credited then: it is only written down, for a person to look at.",
  }),
  addresses: z
    .array(Address)
    .min(1, "Give one at least.")
    .max(20, "At most 20.")
    .refine(distinct, "Each address once.")
    .meta({
      title: "Our PayPal email addresses",
      description: "Every address of your PayPal account. Money that went to another one is not credited here.",
    }),
});
export type Settings = z.output<typeof settings>;
