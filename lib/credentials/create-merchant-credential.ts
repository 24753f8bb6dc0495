import { randomUUID } from "node:crypto";
import { record } from "@/lib/audit";
import { type Ctx, tenantWide, transact, transactIn } from "@/lib/context";
import { holdManagedMerchant } from "@/lib/tenants";
import { issue } from "./issue";
import { asPair, type IssuedPair } from "./pair";
import { requireAffiliateRight } from "./rights";
import type { CreateMerchantCredential } from "./schema";

const EVERYTHING = ["*"];

/**
 * A client id and secret that authenticate as a merchant the caller's affiliate manages (S2-7 to S2-10), in the caller's
 * environment. `*` means whatever the affiliate's ceiling allows at the time of a call; scopes above the ceiling are
 * refused. Both tenants' audit chains tell of it. Needs `affiliate:manage`, or is called by the affiliate's own credential.
 */
export async function createMerchantCredential(ctx: Ctx, input: CreateMerchantCredential): Promise<IssuedPair> {
  requireAffiliateRight(ctx, "affiliate:manage");
  const { merchantId, name: label, scopes, allowedIps, expiresAt } = input;
  const order = { kind: "merchant_credential", label, scopes, allowedIps, expiresAt } as const;
  return transact(ctx, async (ctx) => {
    const { ceiling } = await holdManagedMerchant(ctx, merchantId);
    const held = scopes.includes("*") ? EVERYTHING : (ceiling ?? EVERYTHING);
    const there = { ...tenantWide(ctx), tenantId: merchantId };
    const made = await transactIn(ctx, there, (inside) =>
      issue(
        { ...inside, principal: { ...inside.principal, scopes: held } },
        { ...order, publicId: randomUUID(), affiliateId: ctx.tenantId },
      ),
    );
    const pair = asPair(made);
    await record(ctx, "merchant_credential.created", pair.id, { merchantId, label, clientId: pair.clientId, scopes });
    return pair;
  });
}
