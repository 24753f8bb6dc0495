"use server";

import { revalidatePath } from "next/cache";
import { createApiKey, deleteApiKey } from "@/lib/credentials";
import { CreateApiKey, DeleteApiKey } from "@/lib/credentials/schema";
import { action, parse } from "@/lib/session";
import { lookAfter } from "../../credentials/look-after";
import { KeyForm, withExpiry } from "../../credentials/pair-form";

const NEEDS = "tenant:manage:api:keys";
const show = () => revalidatePath("/settings/integrations");
const existing = lookAfter(NEEDS, show);

export const generateKeyAction = action(NEEDS, KeyForm, async (ctx, form) => {
  const { id, label, secret } = await createApiKey(ctx, parse(CreateApiKey, await withExpiry(ctx, form)));
  show();
  return { id, label, secret };
});

export const deleteKeyAction = action(NEEDS, DeleteApiKey, async (ctx, input) => {
  const { id } = await deleteApiKey(ctx, input);
  show();
  return { id };
});

export const rotateKeyAction = existing.rotate;
export const disableKeyAction = existing.disable;
export const enableKeyAction = existing.enable;
