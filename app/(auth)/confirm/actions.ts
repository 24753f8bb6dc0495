"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { unauthenticated } from "@/lib/kit/errors";
import { ProofInput } from "@/lib/second-factor/schema";
import { attempt, findSight, letIn, ownPath, parse, reauthenticate, requireSameOrigin, sentToken } from "@/lib/session";
import type { FormState } from "@/lib/session/action";

/** Takes the proof, renews the session and goes back to where it was asked for. */
export async function confirmAction(_previous: FormState<null>, form: FormData): Promise<FormState<null>> {
  const outcome = await proveAction({ proof: String(form.get("proof") ?? "") });
  if (outcome?.ok) redirect(ownPath(form.get("next")) as Route);
  return outcome;
}

/** Takes the proof and renews the session, for a dialog over what is sent again afterwards. */
export async function proveAction(input: ProofInput): Promise<FormState<null>> {
  return attempt(async () => {
    await requireSameOrigin();
    const [sight, token] = [await findSight(), await sentToken()];
    if (!sight || !token) throw unauthenticated("session");
    const { proof } = parse(ProofInput, input);
    await letIn(await reauthenticate(sight, { token, proof, now: new Date() }));
    return null;
  });
}
