"use server";

import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { peerOf } from "@/lib/kit/peer";
import { attempt, keepToken, ownPath, parse, requireSameOrigin, signIn } from "@/lib/session";
import type { FormState } from "@/lib/session/action";
import { SignIn } from "@/lib/session/schema";

/** What the form shows after a refusal; the e-mail stays, the password does not. */
export type SignInState = { outcome: FormState<null>; email: string };

/** Opens a session and goes where the person wanted to be. */
export async function signInAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get("email") ?? "");
  const outcome = await attempt(async () => {
    await requireSameOrigin();
    const known = parse(SignIn, { email, password: String(form.get("password") ?? "") });
    const sent = await headers();
    const visit = { now: new Date(), ip: peerOf(sent), userAgent: sent.get("user-agent") };
    const { token } = await signIn(known, visit);
    await keepToken(token);
    return null;
  });
  if (outcome?.ok) redirect(ownPath(form.get("next")) as Route);
  return { outcome, email };
}
