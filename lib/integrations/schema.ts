import { z } from "zod";
import { CurrencyCode, idText, text } from "@/lib/kit/zod";

/** What every id of an integration matches. */
export const INTEGRATION_ID = /^int_[0-9A-Za-z]{32}$/;

const Label = text(1, 80).meta({ title: "Label", description: "How you tell it from others." });
const Currencies = z
  .array(CurrencyCode)
  .max(200)
  .transform((codes) => [...new Set(codes)].sort())
  .meta({ title: "Currencies", description: "Leave empty for every currency the service takes." });
/** Read by the connector's own schema; here it is only known to be a record of fields. */
const Settings = z.record(z.string().max(64), z.unknown()).meta({ title: "Settings" });

/** The money rules of an integration as people write them: decimal text, so that nothing is rounded on the way. */
export const IntegrationTerms = z
  .strictObject({
    fixed: z
      .record(z.string(), z.string().max(40))
      .default({})
      .meta({ title: "Surcharge", description: "Added to each payment, by currency: an amount such as 0.30." }),
    percent: z
      .string()
      .max(40)
      .default("0")
      .meta({ title: "Surcharge Percent", description: "Added to each payment: a share of its amount such as 2.9." }),
    deductFees: z.boolean().optional().meta({
      title: "Deduct Payment Fees",
      description: "Whether the customer is credited less what the provider keeps.",
    }),
  })
  .meta({ id: "IntegrationTerms" });
export type IntegrationTerms = z.output<typeof IntegrationTerms>;

/** `id` is one reserved with `newIntegrationId`, for a form that shows the callback address before it is saved. */
export const InstallIntegration = z
  .strictObject({
    id: z.string().regex(INTEGRATION_ID, "This is no id of an integration.").optional(),
    connectorId: z.string().max(40).meta({ title: "Service" }),
    label: Label,
    settings: Settings.default({}),
    currencies: Currencies.default([]),
    terms: IntegrationTerms.optional(),
  })
  .meta({ id: "InstallIntegration" });
export type InstallIntegration = z.output<typeof InstallIntegration>;

/**
 * What is left out stays as it is. In `settings` an empty secret stays as it is too, another empty field is cleared, and
 * null clears either.
 */
export const UpdateIntegration = z
  .strictObject({
    label: Label.optional(),
    settings: Settings.optional(),
    currencies: Currencies.optional(),
    terms: IntegrationTerms.optional(),
    takesPayments: z.boolean().optional(),
    gateway: z.record(z.string().max(64), z.unknown()).optional(),
  })
  .meta({ id: "UpdateIntegration" });
export type UpdateIntegration = z.output<typeof UpdateIntegration>;

/** Without `settings` the stored ones are tried; with them what was typed, and the stored secrets where none was. */
export const TestIntegration = z.strictObject({
  id: idText.nullable().default(null),
  connectorId: z.string().max(40),
  settings: Settings.optional(),
});
export type TestIntegration = z.output<typeof TestIntegration>;

export const IntegrationRef = z.strictObject({ id: idText });
