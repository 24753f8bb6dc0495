import { z } from "zod";
import { canonicalHost } from "@/lib/kit/host";
import { ipList } from "@/lib/kit/ip-list";
import { Environment, idText, text } from "@/lib/kit/zod";

export const TENANT_ROLES = [
  "owner",
  "admin",
  "developer",
  "finance",
  "support",
  "viewer",
  "affiliate-owner",
  "affiliate-support",
] as const;

export const CreateTenant = z.strictObject({
  name: text(1, 100).meta({ title: "Name" }),
  kind: z.enum(["merchant", "affiliate"]).default("merchant").meta({ title: "Kind" }),
  company: text(1, 100)
    .optional()
    .meta({ title: "Default company", description: "The tenant's own name when left out." }),
});
export type CreateTenant = z.infer<typeof CreateTenant>;

export const CreateCompany = z.strictObject({
  name: text(1, 100).meta({ title: "Name" }),
  timeZone: z
    .string()
    .default("UTC")
    .refine((zone) => isTimeZone(zone), "must be a time zone such as Europe/Berlin")
    .meta({ title: "Time zone" }),
});
export type CreateCompany = z.infer<typeof CreateCompany>;

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "must have at most 254 characters")
  .pipe(z.email("An e-mail address, such as name@example.com."));

export const Password = z
  .string()
  .min(12, "must have at least 12 characters")
  .max(200, "must have at most 200 characters")
  .meta({ title: "Password", writeOnly: true });

export const CreateUser = z.strictObject({
  email: Email.meta({ title: "E-mail" }),
  name: text(1, 100).optional().meta({ title: "Name" }),
  password: Password,
});
export type CreateUser = z.infer<typeof CreateUser>;

export const AddMember = z.strictObject({
  userId: idText,
  role: z.enum(TENANT_ROLES).default("owner").meta({ title: "Role" }),
  companyIds: z.array(idText).min(1).nullable().default(null).meta({ title: "Companies" }),
});
export type AddMember = z.infer<typeof AddMember>;

/** Whether a company's API documentation opens to its own people and credentials only (S0-19). */
export const DocsSignIn = z.strictObject({ required: z.boolean() });
export type DocsSignIn = z.infer<typeof DocsSignIn>;

/** Either case, and said in the pattern: a document keeps no flag of it. */
const GUID = /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;

/** A merchant's tenant as affiliates name it: a UUID on the wire, the tenant's id inside (S2-7). */
export const MerchantId = z
  .codec(z.string().regex(GUID, "This must be a UUID."), z.string(), {
    decode: (uuid) => `ten_${uuid.toLowerCase().replaceAll("-", "")}`,
    encode: (id) => id.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
  })
  .meta({ format: "uuid", description: "The merchant, as the list of managed merchants names it." });

/** Links a merchant to the affiliate the caller works for. */
export const CreateAffiliateLink = z.strictObject({ merchantId: idText });
export type CreateAffiliateLink = z.infer<typeof CreateAffiliateLink>;

const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const HOST = new RegExp(`^${LABEL}(?:\\.${LABEL})+(?::[1-9]\\d{0,4})?$`);
const ADDRESS = /^(?:\d+\.)+\d+(?::|$)/;

/** A host as browsers send it: lower case, no scheme and no path, with its port when that is not the usual one. */
export const Fqdn = z
  .string()
  .trim()
  .overwrite(canonicalHost)
  .max(253, "At most 253 characters.")
  .refine(
    (host) => HOST.test(host) && !ADDRESS.test(host) && URL.canParse(`https://${host}`),
    "A host name such as api.shop.example, without https:// and without a path.",
  );

const domain = {
  description: z
    .union([z.literal(""), text(1, 200)])
    .default("")
    .meta({ title: "Description" }),
  environment: Environment.meta({ title: "Environment", description: "What calls to this host can reach." }),
  isPrimary: z
    .boolean()
    .default(false)
    .meta({ title: "Primary", description: "The host of this brand's live checkout." }),
  allowedIps: ipList().default([]).meta({
    title: "Sandbox IP Whitelist",
    description: "From where a sandbox host may be used. Leave empty for from anywhere.",
  }),
};

type Ruled = { environment: string; isPrimary: boolean; allowedIps: string[] };
function liveOrSandbox({ environment, isPrimary, allowedIps }: Ruled, { addIssue }: z.RefinementCtx): void {
  if (isPrimary && environment === "sandbox") {
    addIssue({ code: "custom", path: ["isPrimary"], message: "A domain can't be both Primary and Sandbox." });
  }
  if (allowedIps.length > 0 && environment === "production") {
    addIssue({ code: "custom", path: ["allowedIps"], message: "Only a sandbox domain has an IP whitelist." });
  }
}

/** One more host of the company (A0.10). */
export const CreateDomain = z
  .strictObject({ fqdn: Fqdn.meta({ title: "API hostname (FQDN)" }), ...domain })
  .superRefine(liveOrSandbox);
export type CreateDomain = z.output<typeof CreateDomain>;

/** Everything about a host but its name. */
export const UpdateDomain = z.strictObject({ id: idText, ...domain }).superRefine(liveOrSandbox);
export type UpdateDomain = z.output<typeof UpdateDomain>;

export const DomainId = z.strictObject({ id: idText });
export type DomainId = z.output<typeof DomainId>;

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
