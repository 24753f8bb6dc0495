"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import {
  attempt,
  CHALLENGE_SECONDS,
  currentVisit,
  keepChallenge,
  letIn,
  ownPath,
  parse,
  requireSameOrigin,
  signIn,
} from "@/lib/session";
import type { FormState } from "@/lib/session/action";
import { SignIn } from "@/lib/session/schema";

/** What the form shows after a refusal; the e-mail stays, the password does not. */
export type SignInState = { outcome: FormState<"session" | "challenge">; email: string };

/** Opens a session and goes where the person wanted to be, or to what they owe beside the password. */
export async function signInAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get("email") ?? "");
  const nextPath = ownPath(form.get("next"));
  const outcome = await attempt(async () => {
    await requireSameOrigin();
    const known = parse(SignIn, { email, password: String(form.get("password") ?? "") });
    const { kind, ...opened } = await signIn({ ...known, nextPath }, await currentVisit());
    if (kind === "challenge") await keepChallenge(opened.token, CHALLENGE_SECONDS);
    else await letIn(opened);
    return kind;
  });
  if (outcome?.ok) redirect((outcome.data === "challenge" ? "/sign-in/second-factor" : nextPath) as Route);
  return { outcome, email };
}
