import { pool } from "@/db/client";
import { type Ctx, transact } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { idPattern } from "@/lib/kit/ids";
import { triggeredBy } from "./outcomes";
import type { ChargeRow } from "./present";
import { lockCharge } from "./settle";
import { readTestToken } from "./token";

export type TestPageLink = { chargeId: string; token: string; now: Date; requestId: string };

const CHARGE_ID = idPattern("sim");

/** Whoever holds a charge's test page address. A wrong address looks like a charge that isn't there. */
export function enterTestPage({ chargeId, token, now, requestId }: TestPageLink): Ctx {
  const where = CHARGE_ID.test(chargeId) ? readTestToken(chargeId, token) : null;
  if (!where) throw notFound("Charge");
  return {
    ...where,
    environment: "sandbox",
    pool: pool(),
    principal: { kind: "payer", id: chargeId, label: "Payer", permissions: [], scopes: [] },
    now,
    requestId,
    ip: null,
  };
}

/** What the test page shows. */
export async function openTestPage(link: TestPageLink) {
  const charge = await transact(enterTestPage(link), (ctx) => lockCharge(ctx, link.chargeId));
  if (!charge) throw notFound("Charge");
  return presentTestPage(charge);
}

const presentTestPage = (charge: ChargeRow) => ({
  id: charge.id,
  label: charge.label,
  amount: charge.amountMinor,
  currencyCode: charge.currencyCode,
  method: charge.method,
  /** What the amount asks for when the payer leaves it to the amount. */
  triggers: triggeredBy(charge.amountMinor),
  isDecided: charge.outcome !== null,
  returnUrl: charge.returnUrl,
});
