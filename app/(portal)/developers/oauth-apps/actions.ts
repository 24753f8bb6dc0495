"use server";

import { revalidatePath } from "next/cache";
import {
  createOauthClient,
  deleteOauthClient,
  disableOauthClient,
  enableOauthClient,
  rotateOauthSecret,
  updateOauthClient,
} from "@/lib/oauth";
import { CreateOauthClient, OauthId, RotateOauthSecret, UpdateOauthClient } from "@/lib/oauth/schema";
import { action } from "@/lib/session";

const NEEDS = "tenant:manage:api:credentials";
const show = () => revalidatePath("/developers/oauth-apps");
/** An app serves both environments: whoever moves where its people come back to, or what it holds, may reach live data with it. */
const always = { fresh: () => true };

export const createAppAction = action(NEEDS, CreateOauthClient, async (ctx, input) => {
  const { clientId, secret } = await createOauthClient(ctx, input);
  show();
  return { clientId, secret };
});

export const updateAppAction = action(
  NEEDS,
  UpdateOauthClient,
  async (ctx, input) => {
    const { id } = await updateOauthClient(ctx, input);
    show();
    return { id };
  },
  always,
);

export const rotateAppAction = action(
  NEEDS,
  RotateOauthSecret,
  async (ctx, input) => {
    const { secret } = await rotateOauthSecret(ctx, input);
    show();
    return { secret };
  },
  always,
);

export const disableAppAction = action(NEEDS, OauthId, async (ctx, input) => {
  const { id } = await disableOauthClient(ctx, input);
  show();
  return { id };
});

export const enableAppAction = action(NEEDS, OauthId, async (ctx, input) => {
  const { id } = await enableOauthClient(ctx, input);
  show();
  return { id };
});

export const deleteAppAction = action(
  NEEDS,
  OauthId,
  async (ctx, input) => {
    const { id } = await deleteOauthClient(ctx, input);
    show();
    return { id };
  },
  always,
);
