import { z } from "zod";
import { everywhereIn, ipList } from "@/lib/kit/ip-list";
import { Environment, Instant, IpRange, idText, text } from "@/lib/kit/zod";
import { isDay } from "@/lib/kit/zoned-day";

type Surface = "payments" | "crm" | "dashboard" | "directory" | "gateways" | "affiliate";

/**
 * The one catalogue of scopes. An endpoint names one; the pickers, the documents and the checks read this table.
 * `surfaces` are the published APIs whose endpoints ask for it.
 */
export const CATALOGUE = [
  { value: "payments.create", label: "Create payment checkout sessions", surfaces: ["payments", "crm"] },
  { value: "payments.get", label: "Retrieve payment details", surfaces: ["payments", "crm"] },
  { value: "payments.list", label: "List and search payments", surfaces: ["payments", "crm"] },
  { value: "payments.cancel", label: "Cancel payments that have not been paid", surfaces: ["payments", "crm"] },
  { value: "payments.refund", label: "Give money of payments back", surfaces: ["payments"] },
  {
    value: "payments.user-instructions.get",
    label: "Get payment instructions for a specific provider and method",
    surfaces: ["payments"],
  },
  { value: "customers.read", label: "Read customers", surfaces: ["crm"] },
  { value: "customers.write", label: "Create and change customers", surfaces: ["crm"] },
  { value: "webhooks.read", label: "Read webhook endpoints", surfaces: ["crm"] },
  { value: "webhooks.write", label: "Create, change and remove webhook endpoints", surfaces: ["crm"] },
  { value: "applications.read", label: "Read payment applications", surfaces: ["dashboard", "directory"] },
  {
    value: "applications.write",
    label: "Create, change and remove payment applications, with their client tokens and webhook secrets",
    surfaces: ["dashboard"],
  },
  { value: "gateways.read", label: "Read gateways", surfaces: ["gateways"] },
  { value: "gateways.write", label: "Create, change and remove gateways", surfaces: ["gateways"] },
  { value: "merchants.tokens.read", label: "List the API tokens of managed merchants", surfaces: ["affiliate"] },
  {
    value: "merchants.tokens.write",
    label: "Create and revoke API tokens of managed merchants",
    surfaces: ["affiliate"],
  },
  {
    value: "*",
    label: "Full access: all scopes, including ones added later",
    surfaces: ["payments", "dashboard", "gateways", "affiliate"],
  },
] as const satisfies readonly { value: string; label: string; surfaces: readonly Surface[] }[];
export const Scope = z.enum(CATALOGUE.map(({ value }) => value));
export type Scope = z.infer<typeof Scope>;

const MERCHANT: readonly Surface[] = ["payments", "dashboard", "gateways"];
const OFFERED = {
  client_token: ["payments"],
  access_token: ["crm"],
  oauth_grant: ["payments", "dashboard"],
  api_key: [...MERCHANT, "crm"],
  merchant_credential: ["payments", "directory"],
  affiliate_credential: ["affiliate"],
  ceiling: [...MERCHANT, "crm"],
} as const satisfies Record<string, readonly Surface[]>;
/** Each kind of credential, and what an affiliate's ceiling tells apart: whatever any credential of a merchant may hold. */
export type ScopeHolder = keyof typeof OFFERED;

/** The scopes that mean something to a kind of credential: what its picker offers and its creation takes. */
export function scopesFor(holder: ScopeHolder): { value: Scope; label: string }[] {
  const offered: readonly Surface[] = OFFERED[holder];
  const asked = CATALOGUE.filter(({ surfaces }) => surfaces.some((one) => offered.includes(one)));
  return asked.map(({ value, label }) => ({ value, label }));
}

/** What a client token may hold. */
export const SCOPES = scopesFor("client_token");

/** `*` beside others means `*`; what is left is sorted, so equal choices look equal (S1-19). */
const collapse = (scopes: Scope[]): Scope[] => (scopes.includes("*") ? ["*"] : [...new Set(scopes)].sort());
const listOf = (holder: ScopeHolder) => z.array(z.enum(scopesFor(holder).map(({ value }) => value)));
const scopesOf = (holder: ScopeHolder, what = "scope") =>
  listOf(holder).min(1, `choose at least one ${what}`).transform(collapse);

const label = text(1, 100);
const Ips = z
  .array(IpRange)
  .max(100)
  .default([])
  .transform((ranges) => [...new Set(ranges)])
  .refine((ranges) => everywhereIn(ranges).length === 0, "Together these hold every address. Give the ones you mean.")
  .meta({ title: "Whitelisted IPs", description: "Leave empty to accept calls from any address." });
const End = Instant.nullable().default(null);

export const CreateClientToken = z
  .strictObject({
    applicationId: idText,
    label: label.meta({ title: "Label", description: "Who or what will use this token.", example: "Checkout server" }),
    expiresAt: End.meta({ title: "Expiration date", description: "Leave empty for a token that never expires." }),
    scopes: scopesOf("client_token").meta({
      title: "Permission scopes",
      description: "Choose as few as this server needs.",
    }),
    allowedIps: Ips,
  })
  .meta({ id: "CreateClientToken" });
export type CreateClientToken = z.output<typeof CreateClientToken>;

export const CredentialId = z.strictObject({ id: idText });
export type CredentialId = z.output<typeof CredentialId>;

const Day = z
  .string()
  .refine(isDay, "A day such as 2026-01-31, and 9999-12-30 at the latest.")
  .meta({ format: "date" });

const access = {
  permissions: scopesOf("access_token", "permission").meta({ title: "Permissions" }),
  allowedIps: ipList({ least: 1 }).meta({
    title: "Whitelisted IPs",
    description: "IPv4 and IPv6 addresses or CIDR ranges from which this token may be used.",
  }),
  confirmEverywhere: z.boolean().default(false).meta({ title: "I want to let every address in" }),
};

type Everywhere = { allowedIps: string[]; confirmEverywhere: boolean };
function everywhereIsConfirmed({ allowedIps, confirmEverywhere }: Everywhere, ctx: z.RefinementCtx): void {
  const wide = confirmEverywhere ? [] : everywhereIn(allowedIps);
  if (wide.length === 0) return;
  const message = `${wide.join(" and ")} ${wide.length > 1 ? "let" : "lets"} every address in. Give the ones you mean, or confirm that you mean all of them.`;
  ctx.addIssue({ code: "custom", path: ["allowedIps"], message });
}

/** An access token of system 0 (S0-29 to S0-37). The last day is a day of the company's own calendar. */
export const CreateAccessToken = z
  .strictObject({
    name: text(3, 100).meta({ title: "Name", description: "Who will use this token, such as the CRM vendor." }),
    ...access,
    expiration: Day.nullable()
      .default(null)
      .meta({ title: "Expiration", description: "The last day it works; tomorrow at the earliest. Empty for never." }),
  })
  .superRefine(everywhereIsConfirmed)
  .meta({ id: "CreateAccessToken" });
export type CreateAccessToken = z.output<typeof CreateAccessToken>;

const fixed = (what: string) =>
  z
    .never({ error: `${what} can't be changed after creation. Delete this token and create a new one.` })
    .optional()
    .meta({ description: `${what} can't be changed after creation.` });

/** Only permissions and addresses change; a name or an expiration is refused in words, not left aside (S0-43, S0-44). */
export const UpdateAccessToken = z
  .strictObject({ id: idText, ...access, name: fixed("The name"), expiration: fixed("The expiration") })
  .superRefine(everywhereIsConfirmed)
  .meta({ id: "UpdateAccessToken" });
export type UpdateAccessToken = z.output<typeof UpdateAccessToken>;

const everything: Scope[] = ["*"];

/** An API key of system 3 (S3-4, S3-9): everything in its company and environment, unless it is narrowed. */
export const CreateApiKey = z
  .strictObject({
    name: label.meta({ title: "Name" }),
    companyId: idText.min(1, "Choose a company.").meta({ title: "Company" }),
    environment: Environment.meta({ title: "Environment mode" }),
    scopes: scopesOf("api_key").default(everything).meta({ title: "Permission scopes" }),
    allowedIps: Ips,
    expiresAt: End,
  })
  .meta({ id: "CreateApiKey" });
export type CreateApiKey = z.output<typeof CreateApiKey>;

/** The toggle of the confirmation must be on (S3-8). */
export const DeleteApiKey = z.strictObject({
  id: idText,
  confirmed: z
    .literal(true, { error: "Turn this on to delete the key." })
    .meta({ title: "I really want to delete this API Key" }),
});
export type DeleteApiKey = z.output<typeof DeleteApiKey>;

const pair = { name: label.meta({ title: "Name" }), allowedIps: Ips, expiresAt: End };

/** A pair that an affiliate makes for a merchant it manages (S2-7). */
export const CreateMerchantCredential = z.strictObject({
  merchantId: idText.min(1, "Choose a merchant.").meta({ title: "Merchant" }),
  ...pair,
  scopes: scopesOf("merchant_credential").default(everything).meta({ title: "Permission scopes" }),
});
export type CreateMerchantCredential = z.output<typeof CreateMerchantCredential>;

/** A pair of the caller's own tenant: a merchant's, or the one an affiliate calls with. */
export const CreateTenantCredential = z.strictObject({
  ...pair,
  scopes: z.array(Scope).min(1, "choose at least one scope").transform(collapse).default(everything),
});
export type CreateTenantCredential = z.output<typeof CreateTenantCredential>;

/** Null: the affiliate sets no limit. An empty list: nothing is allowed (model A2.5). */
export const SetAffiliateCeiling = z.strictObject({
  merchantId: idText.min(1, "Choose a merchant."),
  scopes: listOf("ceiling").transform(collapse).nullable().meta({ title: "Allowed permissions" }),
});
export type SetAffiliateCeiling = z.output<typeof SetAffiliateCeiling>;

export const GRACES = ["now", "1h", "24h", "3d", "7d"] as const;
export const RotateCredential = z.strictObject({
  id: idText,
  grace: z
    .enum(GRACES)
    .default("24h")
    .meta({ title: "Grace period", description: "How long the old secret works beside the new one." }),
});
export type RotateCredential = z.output<typeof RotateCredential>;

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const APPLICATION_CLIENT_ID = /^[a-z0-9]{32}$/;

/** The public half of a pair. The Client ID of a payment application is told from it by name (T1). */
export const PairClientId = z
  .string()
  .toLowerCase()
  .superRefine((value, { addIssue }) => {
    if (GUID.test(value)) return;
    const message = APPLICATION_CLIENT_ID.test(value)
      ? "This is the Client ID of a payment application; this field takes the client ID (a UUID) of a merchant credential."
      : "This must be a UUID.";
    addIssue({ code: "custom", message });
  })
  .meta({ format: "uuid" });
