"use server";

import { revalidatePath } from "next/cache";
import { createTenantCredential } from "@/lib/credentials";
import { CreateTenantCredential } from "@/lib/credentials/schema";
import { action, parse } from "@/lib/session";
import { lookAfter } from "../../credentials/look-after";
import { PairForm, withExpiry } from "../../credentials/pair-form";

const NEEDS = "tenant:manage:api:keys";
const show = () => revalidatePath("/affiliate/api-credentials");
const existing = lookAfter({ kind: "merchant_credential", permission: NEEDS, show });

export const createOwnPairAction = action(NEEDS, PairForm, async (ctx, form) => {
  const { clientId, secret } = await createTenantCredential(
    ctx,
    parse(CreateTenantCredential, await withExpiry(ctx, form)),
  );
  show();
  return { clientId, secret };
});

export const disableOwnPairAction = existing.disable;
export const enableOwnPairAction = existing.enable;
export const revokeOwnPairAction = existing.revoke;
