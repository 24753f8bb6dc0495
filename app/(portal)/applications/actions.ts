"use server";

import { revalidatePath } from "next/cache";
import { createApplication } from "@/lib/applications";
import { CreateApplication } from "@/lib/applications/schema";
import { action } from "@/lib/session";

export const createApplicationAction = action("application:manage", CreateApplication, async (ctx, input) => {
  const { id, clientId, webhookSecret } = await createApplication(ctx, input);
  revalidatePath("/applications");
  return { id, clientId, webhookSecret };
});
