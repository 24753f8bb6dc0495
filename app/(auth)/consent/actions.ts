"use server";

import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { unauthenticated } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { peerOf } from "@/lib/kit/peer";
import { giveConsent } from "@/lib/oauth";
import { ConsentAnswer } from "@/lib/oauth/schema";
import { attempt, findSight, parse, requireEntry, requireSameOrigin } from "@/lib/session";
import type { FormState } from "@/lib/session/action";
import { throttle } from "@/lib/session/throttle";

const FIELDS = ["query", "decision", "companyId", "environment"];

/** Tells the app what the person said, by sending them back to it. */
export async function answerAction(_previous: FormState<string>, form: FormData): Promise<FormState<string>> {
  const outcome = await attempt(async () => {
    await requireSameOrigin();
    const sight = await findSight();
    if (!sight) throw unauthenticated("session");
    const now = new Date();
    await throttle({ name: "oauth-consent", subject: sight.userId, burst: 30, everySeconds: 10 }, now);
    const given = FIELDS.filter((name) => form.has(name)).map((name) => [name, String(form.get(name))]);
    const answer = parse(ConsentAnswer, Object.fromEntries(given));
    if (answer.decision === "allow") await requireEntry(sight, answer.companyId);
    const { userId, name } = sight;
    return giveConsent({ userId, name, ip: peerOf(await headers()), now, requestId: newId("req") }, answer);
  });
  if (outcome?.ok) redirect(outcome.data as Route);
  return outcome;
}
