"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { unauthenticated } from "@/lib/kit/errors";
import {
  adoptDuo,
  confirmTotp,
  dropDuo,
  makeRecoveryCodes,
  removeTotp,
  setFactorPolicy,
  startTotp,
} from "@/lib/second-factor";
import { CodeInput, DuoChoice, ProofInput, SetFactorPolicy } from "@/lib/second-factor/schema";
import { action, endOtherSessions, findSight, letIn, passedAt, reauthenticate, sentToken } from "@/lib/session";

/** Every role has it: what is here is the person's own. */
const NEEDS = "tenant:read";
const Nothing = z.strictObject({});
const always = { fresh: () => true };
const show = () => revalidatePath("/settings/security");

async function sessionOf() {
  const [sight, token] = [await findSight(), await sentToken()];
  if (!sight || !token) throw unauthenticated("session");
  return { sight, token };
}

export const startTotpAction = action(NEEDS, Nothing, (ctx) => startTotp(ctx), always);

export const confirmTotpAction = action(NEEDS, CodeInput, async (ctx, input) => {
  const { codes } = await confirmTotp(ctx, input);
  show();
  return { codes };
});

export const makeCodesAction = action(
  NEEDS,
  Nothing,
  async (ctx) => {
    const { codes } = await makeRecoveryCodes(ctx);
    show();
    return { codes };
  },
  always,
);

/** The proof is looked at first, and renews the session; then the app goes. */
export const removeTotpAction = action(NEEDS, ProofInput, async (ctx, { proof }) => {
  const { sight, token } = await sessionOf();
  await letIn(await reauthenticate(sight, { token, proof, now: ctx.now }));
  const removed = await removeTotp(ctx);
  show();
  return removed;
});

export const adoptDuoAction = action(NEEDS, DuoChoice, async (ctx, input) => {
  const { sight } = await sessionOf();
  const adopted = await adoptDuo(ctx, input, passedAt(sight, input.integrationId));
  show();
  return adopted;
});

export const dropDuoAction = action(
  NEEDS,
  DuoChoice,
  async (ctx, input) => {
    const dropped = await dropDuo(ctx, input);
    show();
    return dropped;
  },
  always,
);

export const setPolicyAction = action(
  "member:manage",
  SetFactorPolicy,
  async (ctx, input) => {
    const { sight } = await sessionOf();
    const set = await setFactorPolicy(ctx, input, passedAt(sight, input.integrationId));
    show();
    return set;
  },
  always,
);

export const endOthersAction = action(NEEDS, Nothing, async (ctx: Ctx) => {
  const { token } = await sessionOf();
  const ended = await endOtherSessions(ctx.principal.id, token);
  show();
  return { ended };
});
