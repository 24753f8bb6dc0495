import type { Ctx } from "@/lib/context";
import { invalid } from "@/lib/kit/errors";
import { dayIn } from "@/lib/kit/time";
import { endOfDay } from "@/lib/kit/zoned-day";
import { requireCompany } from "@/lib/tenants";
import { issue } from "./issue";
import type { IssuedCredential } from "./present";
import { requireRight } from "./rights";
import type { CreateAccessToken } from "./schema";

/**
 * A token for the company's CRM vendor (S0-29 to S0-37). It dies at the end of its last day in the company's time zone.
 * Needs `tenant:manage:api:credentials`.
 */
export async function createAccessToken(ctx: Ctx, input: CreateAccessToken): Promise<IssuedCredential> {
  requireRight(ctx, "access_token");
  const { name: label, permissions: scopes, allowedIps, expiration } = input;
  const expiresAt = expiration === null ? null : await lastMoment(ctx, expiration);
  return issue(ctx, { kind: "access_token", label, scopes, allowedIps, expiresAt });
}

async function lastMoment(ctx: Ctx, day: string): Promise<Date> {
  const { timeZone } = await requireCompany(ctx);
  const today = dayIn(ctx.now, timeZone);
  if (day <= today) {
    throw invalid({ expiration: [`Tomorrow is the earliest day; today is ${today}.`] });
  }
  return endOfDay(day, timeZone);
}
