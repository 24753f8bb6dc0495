"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import {
  createMerchantCredential,
  deleteMerchantCredential,
  setAffiliateCeiling,
  switchMerchantCredential,
} from "@/lib/credentials";
import { CreateMerchantCredential, SetAffiliateCeiling } from "@/lib/credentials/schema";
import { action, inProduction, parse } from "@/lib/session";
import { PairForm, withExpiry } from "../../../credentials/pair-form";

const NEEDS = "affiliate:manage";
const show = () => revalidatePath("/affiliate/merchants/[merchantId]", "page");

export const createMerchantPairAction = action(
  NEEDS,
  PairForm.extend({ merchantId: z.string() }),
  async (ctx, form) => {
    const { clientId, secret } = await createMerchantCredential(
      ctx,
      parse(CreateMerchantCredential, await withExpiry(ctx, form)),
    );
    show();
    return { clientId, secret };
  },
);

export const deleteMerchantPairAction = action(
  NEEDS,
  z.strictObject({ merchantId: z.string(), clientId: z.string().max(64) }),
  async (ctx, input) => {
    const gone = await deleteMerchantCredential(ctx, input);
    show();
    return gone;
  },
  { fresh: inProduction },
);

export const switchMerchantPairAction = action(
  NEEDS,
  z.strictObject({ merchantId: z.string(), clientId: z.string().max(64), enabled: z.boolean() }),
  async (ctx, input) => {
    const switched = await switchMerchantCredential(ctx, input);
    show();
    return switched;
  },
);

const CeilingForm = z.strictObject({ merchantId: z.string(), scopes: z.array(z.string()).nullable() });

export const setCeilingAction = action(NEEDS, CeilingForm, async (ctx, form) => {
  const { ceiling } = await setAffiliateCeiling(ctx, parse(SetAffiliateCeiling, form));
  show();
  return { ceiling };
});
