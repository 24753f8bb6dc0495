"use server";

import { revalidatePath } from "next/cache";
import { createApiKey, deleteApiKey, findApiKey } from "@/lib/credentials";
import { CreateApiKey, DeleteApiKey } from "@/lib/credentials/schema";
import { action, parse } from "@/lib/session";
import type { Freshness } from "@/lib/session/action";
import { lookAfter } from "../../credentials/look-after";
import { KeyForm, withExpiry } from "../../credentials/pair-form";

const NEEDS = "tenant:manage:api:keys";
const show = () => revalidatePath("/settings/integrations");
/** Keys of both environments are looked after in one place, so the key itself says whether it opens live data. */
const isLive: Freshness<{ id: string }>["fresh"] = async (ctx, { id }) =>
  (await findApiKey(ctx, { id }))?.mode !== "Sandbox";
const existing = lookAfter({ kind: "api_key", permission: NEEDS, show, fresh: isLive });

export const generateKeyAction = action(NEEDS, KeyForm, async (ctx, form) => {
  const { id, label, secret } = await createApiKey(ctx, parse(CreateApiKey, await withExpiry(ctx, form)));
  show();
  return { id, label, secret };
});

export const deleteKeyAction = action(
  NEEDS,
  DeleteApiKey,
  async (ctx, input) => {
    const { id } = await deleteApiKey(ctx, input);
    show();
    return { id };
  },
  { fresh: isLive },
);

export const rotateKeyAction = existing.rotate;
export const disableKeyAction = existing.disable;
export const enableKeyAction = existing.enable;
