"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { createAccessToken, updateAccessToken } from "@/lib/credentials";
import { CreateAccessToken, UpdateAccessToken } from "@/lib/credentials/schema";
import { action } from "@/lib/session";
import { requireCompany } from "@/lib/tenants";
import { expiryWords } from "../applications/[applicationId]/expiry-words";
import { lookAfter } from "../credentials/look-after";

const NEEDS = "tenant:manage:api:credentials";
const show = () => revalidatePath("/inbound-api-credentials");
const existing = lookAfter({ kind: "access_token", permission: NEEDS, show });

export const createTokenAction = action(NEEDS, CreateAccessToken, async (ctx, input) => {
  const { id, label, secret } = await createAccessToken(ctx, input);
  show();
  return { id, label, secret };
});

export const updateTokenAction = action(NEEDS, UpdateAccessToken, async (ctx, input) => {
  const { id } = await updateAccessToken(ctx, input);
  show();
  return { id };
});

/** The moment a picked day leads to, said before anything is created. */
export const previewExpirationAction = action(
  NEEDS,
  z.strictObject({ day: z.string().max(20) }),
  async (ctx, { day }) => expiryWords(day, (await requireCompany(ctx)).timeZone),
);

export const rotateTokenAction = existing.rotate;
export const disableTokenAction = existing.disable;
export const enableTokenAction = existing.enable;
export const deleteTokenAction = existing.revoke;
