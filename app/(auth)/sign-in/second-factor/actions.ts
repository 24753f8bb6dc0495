"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { unauthenticated } from "@/lib/kit/errors";
import { CodeInput, DuoChoice } from "@/lib/second-factor/schema";
import {
  answerCode,
  askProvider,
  attempt,
  currentVisit,
  letIn,
  parse,
  requireSameOrigin,
  sentChallenge,
} from "@/lib/session";
import type { FormState } from "@/lib/session/action";

type Asked = Awaited<ReturnType<typeof askProvider>>;
type Met = { session: { token: string; expires: Date } | null; nextPath: string };

/** What the part about Duo shows: that a question is on its way, or why not. */
export type AskState = FormState<{ waiting: boolean; why?: string; enrollUrl?: string }>;

const HERE = "/sign-in/second-factor";

async function challengeToken(): Promise<string> {
  await requireSameOrigin();
  const token = await sentChallenge();
  if (!token) throw unauthenticated("challenge");
  return token;
}

/** Where somebody goes who got past: where they wanted to be, or to what they still owe. */
async function pathAfter({ session, nextPath }: Met): Promise<string> {
  if (!session) return HERE;
  await letIn(session);
  return nextPath;
}

/** Tries a code of the app or a recovery code. */
export async function answerCodeAction(_previous: FormState<string>, form: FormData): Promise<FormState<string>> {
  const outcome = await attempt(async () => {
    const token = await challengeToken();
    const { code } = parse(CodeInput, { code: String(form.get("code") ?? "") });
    return pathAfter(await answerCode(token, code, await currentVisit()));
  });
  if (outcome?.ok) redirect(outcome.data as Route);
  return outcome;
}

/** Asks Duo: leads to its page, or sends a question to the telephone. */
export async function askAction(_previous: AskState, form: FormData): Promise<AskState> {
  const outcome = await attempt(async () => {
    const token = await challengeToken();
    const { integrationId } = parse(DuoChoice, { integrationId: String(form.get("integrationId") ?? "") });
    return arrive(await askProvider(token, integrationId, await currentVisit()));
  });
  if (outcome?.ok && outcome.data.path) redirect(outcome.data.path as Route);
  return outcome;
}

async function arrive(asked: Asked): Promise<{ waiting: boolean; path?: string; why?: string; enrollUrl?: string }> {
  if (asked.kind === "redirect") return { waiting: false, path: asked.url };
  if (asked.kind === "through") return { waiting: false, path: await pathAfter(asked) };
  if (asked.kind === "waiting") return { waiting: true };
  // The page may offer another way now: owners may use their app while Duo is out of order.
  if (asked.why === "down") revalidatePath(HERE);
  return { waiting: false, why: asked.why, enrollUrl: asked.enrollUrl };
}
