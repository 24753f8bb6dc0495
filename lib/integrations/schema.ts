import { z } from "zod";
import { CurrencyCode, text } from "@/lib/kit/zod";

/** `settings` is read by the connector's own schema; here it is only known to be a record of fields. */
export const InstallIntegration = z
  .strictObject({
    connectorId: z.string().max(40).meta({ title: "Service" }),
    label: text(1, 80).meta({ title: "Label", description: "How you tell it from others." }),
    settings: z.record(z.string(), z.unknown()).default({}).meta({ title: "Settings" }),
    currencies: z
      .array(CurrencyCode)
      .max(200)
      .default([])
      .meta({ title: "Currencies", description: "Leave empty for every currency the service takes." }),
  })
  .meta({ id: "InstallIntegration" });
export type InstallIntegration = z.output<typeof InstallIntegration>;
