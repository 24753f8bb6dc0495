"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { DuoChoice } from "@/lib/second-factor/schema";
import {
  CHALLENGE_SECONDS,
  enterWith,
  keepChallenge,
  ownPath,
  parse,
  requireSameOrigin,
  requireSight,
  sentToken,
} from "@/lib/session";
import { orPage } from "./or-page";

/** Begins a challenge for somebody who is signed in, and leads to it. Their session stays what it is until it is met. */
export async function confirmWithDuoAction(form: FormData): Promise<void> {
  await orPage(async () => {
    await requireSameOrigin();
    const { userId } = await requireSight();
    const { integrationId } = parse(DuoChoice, { integrationId: String(form.get("integrationId") ?? "") });
    const token = (await sentToken()) ?? "";
    const nextPath = ownPath(form.get("next"));
    await keepChallenge(
      await enterWith({ userId, token, integrationId, nextPath, now: new Date() }),
      CHALLENGE_SECONDS,
    );
  });
  redirect("/sign-in/second-factor" as Route);
}
