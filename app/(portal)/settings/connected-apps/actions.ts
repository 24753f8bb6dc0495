"use server";

import { revalidatePath } from "next/cache";
import { disconnectApp } from "@/lib/oauth";
import { OauthId } from "@/lib/oauth/schema";
import { action } from "@/lib/session";

export const disconnectAction = action("tenant:read", OauthId, async (ctx, input) => {
  const { id } = await disconnectApp(ctx, input);
  revalidatePath("/settings/connected-apps");
  return { id };
});
