import { z } from "zod";
import { text } from "@/lib/kit/zod";

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
  .pipe(z.email("must be an e-mail address"));

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
  userId: z.string(),
  role: z.enum(TENANT_ROLES).default("owner").meta({ title: "Role" }),
  companyIds: z.array(z.string()).min(1).nullable().default(null).meta({ title: "Companies" }),
});
export type AddMember = z.infer<typeof AddMember>;

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
