import { z } from "zod";
import { Instant, IpRange, text } from "@/lib/kit/zod";

/** The one catalogue of scopes (model D13). An endpoint names one; the picker, the documents and the checks read this table. */
export const SCOPES = [
  { value: "payments.create", label: "Create payment checkout sessions" },
  { value: "payments.get", label: "Retrieve payment details" },
  { value: "payments.list", label: "List and search payments" },
  { value: "payments.cancel", label: "Cancel payments that have not been paid" },
  { value: "payments.user-instructions.get", label: "Get payment instructions for a specific provider and method" },
  { value: "*", label: "Full access: all scopes, including ones added later" },
] as const;
export const Scope = z.enum(SCOPES.map(({ value }) => value));
export type Scope = z.infer<typeof Scope>;

/** `*` beside others means `*`; what is left is sorted, so equal choices look equal (S1-19). */
const Scopes = z
  .array(Scope)
  .min(1, "choose at least one scope")
  .transform((scopes): Scope[] => (scopes.includes("*") ? ["*"] : [...new Set(scopes)].sort()));

export const CreateClientToken = z
  .strictObject({
    applicationId: z.string(),
    label: text(1, 100).meta({ title: "Label", description: "Who or what will use this token." }),
    expiresAt: Instant.nullable()
      .default(null)
      .meta({ title: "Expiration date", description: "Leave empty for a token that never expires." }),
    scopes: Scopes.meta({ title: "Permission scopes", description: "Choose as few as this server needs." }),
    allowedIps: z
      .array(IpRange)
      .max(100)
      .default([])
      .transform((ranges) => [...new Set(ranges)])
      .meta({ title: "Whitelisted IPs", description: "Leave empty to accept calls from any address." }),
  })
  .meta({ id: "CreateClientToken" });
export type CreateClientToken = z.output<typeof CreateClientToken>;

export const CredentialId = z.strictObject({ id: z.string() });
export type CredentialId = z.output<typeof CredentialId>;
