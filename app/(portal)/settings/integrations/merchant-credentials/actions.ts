"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { createTenantCredential, leaveAffiliate } from "@/lib/credentials";
import { CreateTenantCredential } from "@/lib/credentials/schema";
import { action, parse } from "@/lib/session";
import { lookAfter } from "../../../credentials/look-after";
import { PairForm, withExpiry } from "../../../credentials/pair-form";

const NEEDS = "tenant:manage:api:keys";
const show = () => revalidatePath("/settings/integrations/merchant-credentials");
const existing = lookAfter({ kind: "merchant_credential", permission: NEEDS, show });

export const createPairAction = action(NEEDS, PairForm, async (ctx, form) => {
  const { clientId, secret } = await createTenantCredential(
    ctx,
    parse(CreateTenantCredential, await withExpiry(ctx, form)),
  );
  show();
  return { clientId, secret };
});

export const disablePairAction = existing.disable;
export const enablePairAction = existing.enable;
export const revokePairAction = existing.revoke;

export const leaveAffiliateAction = action(
  "member:manage",
  z.strictObject({ affiliateId: z.string().max(64) }),
  async (ctx, input) => {
    const { name } = await leaveAffiliate(ctx, input);
    show();
    return { name };
  },
  // It ends pairs of both environments, wherever the person stands.
  { fresh: () => true },
);
