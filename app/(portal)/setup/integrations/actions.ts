"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import {
  atIntegration,
  atMode,
  deleteIntegration,
  disableIntegration,
  enableIntegration,
  installIntegration,
  testIntegration,
  updateIntegration,
} from "@/lib/integrations";
import { InstallIntegration, IntegrationRef, TestIntegration, UpdateIntegration } from "@/lib/integrations/schema";
import { action, inProduction } from "@/lib/session";

const NEEDS = "integration:manage";
const show = () => revalidatePath("/setup/integrations", "layout");

/** Changing what is live takes a person who showed lately that it is them; switching it off never does. */
const whereLive = { fresh: async (ctx: Ctx, input: { id: string }) => inProduction(await atIntegration(ctx, input)) };

const Mode = z.enum(["test", "live"]).nullable();
/** Where a service that asks for no mode goes: the form says which it will be. */
const Place = z.enum(["production", "sandbox"]);

export const installAction = action(
  NEEDS,
  InstallIntegration.extend({ mode: Mode, place: Place }),
  async (ctx, { mode, place, ...input }) => {
    const { id, label } = await installIntegration(
      atMode({ ...ctx, environment: place }, input.connectorId, mode),
      input,
    );
    show();
    return { id, label };
  },
  {
    fresh: (ctx, { mode, place, connectorId }) =>
      inProduction(atMode({ ...ctx, environment: place }, connectorId, mode)),
  },
);

export const updateAction = action(
  NEEDS,
  UpdateIntegration.extend({ id: IntegrationRef.shape.id }),
  async (ctx, input) => {
    const { id, label } = await updateIntegration(await atIntegration(ctx, input), input);
    show();
    return { id, label };
  },
  whereLive,
);

/** Tries what is typed; with an id and no settings, what is stored. */
export const testAction = action(
  NEEDS,
  TestIntegration.extend({ mode: Mode, place: Place }),
  async (ctx, { mode, place, ...input }) => {
    const where =
      input.id === null
        ? atMode({ ...ctx, environment: place }, input.connectorId, mode)
        : await atIntegration(ctx, { id: input.id });
    const { error } = await testIntegration(where, input);
    if (input.settings === undefined) show();
    return { error };
  },
);

export const enableAction = action(NEEDS, IntegrationRef, async (ctx, input) => {
  const { label } = await enableIntegration(await atIntegration(ctx, input), input);
  show();
  return { label };
});

export const disableAction = action(NEEDS, IntegrationRef, async (ctx, input) => {
  const { label } = await disableIntegration(await atIntegration(ctx, input), input);
  show();
  return { label };
});

export const deleteAction = action(
  NEEDS,
  IntegrationRef,
  async (ctx, input) => {
    const { id } = await deleteIntegration(await atIntegration(ctx, input), input);
    show();
    return { id };
  },
  whereLive,
);
