import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { requireCompany } from "@/lib/tenants";
import { expiryOf } from "./expiry-of";

/** What every dialog that makes a credential may narrow. Which scopes there are is for the schema of the verb to say, which reads it next. */
const extras = {
  scopes: z.array(z.string()),
  allowedIps: z.array(z.string()),
  /** A day such as 2026-01-31, or nothing. */
  expiresOn: z.string().max(20),
};

/** A pair as its dialog sends it. */
export const PairForm = z.strictObject({ name: z.string(), ...extras });

/** An API key as its dialog sends it. */
export const KeyForm = z.strictObject({ name: z.string(), companyId: z.string(), environment: z.string(), ...extras });

/** What was typed, with the moment its last day ends in the company's own calendar. */
export async function withExpiry<T extends { expiresOn: string }>(ctx: Ctx, { expiresOn, ...rest }: T) {
  const { timeZone } = await requireCompany(ctx);
  const end = expiryOf(expiresOn.trim(), { now: ctx.now, timeZone });
  return { ...rest, expiresAt: end?.toISOString() ?? null };
}
