import { z } from "zod";
import { secretText } from "@/lib/kit/zod";

const code = (title: string, description: string) =>
  z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9.-]{1,10}$/, "The code of an account in Xero, such as 200.")
    .meta({ title, description });

export const settings = z.strictObject({
  style: z.enum(["bank_transactions", "invoices"]).default("bank_transactions").meta({
    title: "Book payments as",
    description: "Bank transactions are one line each; invoices are made and marked as paid.",
  }),
  bankAccount: code("Clearing account", "The bank account in Xero that stands for what providers owe you."),
  salesAccount: code("Sales account", "Where the payments themselves go, such as 200."),
  surchargeAccount: code("Surcharge account", "Where surcharges go, such as 260."),
  feeAccount: code("Fee account", "Where the providers' fees go, such as 404."),
  webhookKey: secretText("Webhook key").optional().meta({
    title: "Webhook key",
    description: "Signs what Xero tells us about changes; optional.",
    "x-docs": "https://developer.xero.com/documentation/guides/webhooks/overview/",
  }),
});
export type Settings = z.output<typeof settings>;
