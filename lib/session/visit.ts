import { headers } from "next/headers";
import { peerOf } from "@/lib/kit/peer";
import { keepToken } from "./browser-cookie";
import { dropChallenge } from "./challenge-cookie";
import type { OpenSession, Visit } from "./open-session";

/** Who knocks, as this request tells: when, from where, with what. */
export async function currentVisit(): Promise<Visit> {
  const sent = await headers();
  return { now: new Date(), ip: peerOf(sent), userAgent: sent.get("user-agent") };
}

/** Hands the browser its session and takes the challenge before it away. */
export async function letIn({ token }: OpenSession): Promise<void> {
  await keepToken(token);
  await dropChallenge();
}
