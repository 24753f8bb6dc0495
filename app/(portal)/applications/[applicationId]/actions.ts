"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { deleteApplication, rotateWebhookSecret, updateApplication } from "@/lib/applications";
import { ApplicationId, UpdateApplication } from "@/lib/applications/schema";
import { createClientToken } from "@/lib/credentials";
import { action, inProduction } from "@/lib/session";
import { requireCompany } from "@/lib/tenants";
import { lookAfter } from "../../credentials/look-after";
import { expiryWords } from "./expiry-words";
import { TokenForm, tokenOrder } from "./token-order";

const NEEDS = "application:manage";
const show = () => revalidatePath("/applications/[applicationId]", "page");
const existing = lookAfter({ kind: "client_token", permission: NEEDS, show });

export const createTokenAction = action(NEEDS, TokenForm, async (ctx, form) => {
  const { timeZone } = await requireCompany(ctx);
  const { id, label, secret } = await createClientToken(ctx, tokenOrder(form, { now: ctx.now, timeZone }));
  show();
  return { id, label, secret };
});

/** The moment a picked day leads to, said before anything is created; the same computation decides it afterwards. */
export const previewExpiryAction = action(NEEDS, z.strictObject({ day: z.string().max(20) }), async (ctx, { day }) =>
  expiryWords(day, (await requireCompany(ctx)).timeZone),
);

export const rotateTokenAction = existing.rotate;
export const disableTokenAction = existing.disable;
export const enableTokenAction = existing.enable;
export const revokeTokenAction = existing.revoke;

export const updateApplicationAction = action(NEEDS, UpdateApplication, async (ctx, input) => {
  const { id } = await updateApplication(ctx, input);
  show();
  return { id };
});

export const rotateSecretAction = action(
  NEEDS,
  ApplicationId,
  async (ctx, input) => {
    const { webhookSecret } = await rotateWebhookSecret(ctx, input);
    show();
    return { webhookSecret };
  },
  { fresh: inProduction },
);

export const deleteApplicationAction = action(
  NEEDS,
  ApplicationId,
  async (ctx, input) => {
    const gone = await deleteApplication(ctx, input);
    revalidatePath("/applications");
    return gone;
  },
  { fresh: inProduction },
);
