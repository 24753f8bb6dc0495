import { randomBytes } from "node:crypto";
import { type Pool, pool } from "@/db/client";
import { type FactorConnector, ProviderNotProcessed } from "@/lib/connectors/contract";
import { integrationRow, openAny } from "@/lib/integrations";
import { env } from "@/lib/kit/env";
import { log } from "@/lib/kit/log";
import { factorsOf, policiesOf } from "@/lib/second-factor";
import { gone } from "./answer-code";
import { type Challenge, countPush, findChallenge, noteAsked, settle } from "./challenges";
import { hashSessionToken } from "./cookie";
import { duoSettles, type Ways, waysThrough } from "./demands";
import { halfwayCtx, noteFactor } from "./note-factor";
import type { OpenSession, Visit } from "./open-session";
import { throttle } from "./throttle";

/** Where Duo sends the browser back to. */
export const duoReturnUrl = (): string => `${env().PUBLIC_URL}/sign-in/second-factor/duo`;

export type Policy = Ways["duo"][number];

/** What came of asking: a page to go to, a question on its way, a session, or why there is none. */
export type Asked =
  | { kind: "redirect"; url: string }
  | { kind: "waiting" }
  | { kind: "through"; session: OpenSession | null; nextPath: string }
  | { kind: "refused"; why: Refusal; enrollUrl?: string };
export type Refusal = "denied" | "timeout" | "fraud" | "enroll" | "mismatch" | "down" | "busy" | "enough";

/** The installation of a policy, ready to be asked. */
export async function openFactor(challenge: Challenge, policy: Policy, visit: Visit, chosen: Pool) {
  const ctx = halfwayCtx(challenge, policy, visit, chosen);
  const row = await integrationRow(ctx, policy.integrationId);
  if (!row) throw new Error("a policy names an integration that is not there");
  const opened = await openAny(ctx, row);
  if (opened.connector.kind !== "factor") throw new Error(`${row.connectorId} is no second factor`);
  return { ...opened, connector: opened.connector as FactorConnector };
}

/**
 * Asks an installation that is a way through this challenge. One that is out of order is noted as such: then owners may use
 * their app, and everybody gets in where the company chose so. That it asks too often is no disorder.
 */
export async function askProvider(
  token: string,
  integrationId: string,
  visit: Visit,
  chosen: Pool = pool(),
): Promise<Asked> {
  const challenge = await findChallenge(token, visit.now, chosen);
  if (!challenge) throw gone();
  const who = { pool: chosen, userId: challenge.userId };
  const [factors, policies] = await Promise.all([factorsOf(who), policiesOf(who)]);
  const policy = waysThrough(challenge, factors, policies).duo.find((one) => one.integrationId === integrationId);
  if (!policy) throw gone();
  try {
    return await ask(token, challenge, policy, visit, chosen);
  } catch (error) {
    return refusedBy(error, { token, challenge, policy, visit, chosen });
  }
}

async function ask(token: string, challenge: Challenge, policy: Policy, visit: Visit, chosen: Pool): Promise<Asked> {
  const { connector, settings, http } = await openFactor(challenge, policy, visit, chosen);
  const { integrationId: askedIntegration } = policy;
  const { email: username } = challenge;
  if (connector.flowOf(settings) === "redirect") {
    await connector.test(http, settings);
    const [state, nonce] = [newState(), newState()];
    const note = { askedIntegration, askedState: hashSessionToken(state), askedNonce: nonce, askedAt: visit.now };
    await noteAsked(token, { ...note, downAt: null }, visit.now, chosen);
    const trip = { username, state, nonce, returnUrl: duoReturnUrl(), now: visit.now };
    return { kind: "redirect", url: connector.redirectUrl(trip, settings) };
  }
  if (!(await countPush(token, visit.now, chosen))) return { kind: "refused", why: "enough" };
  await throttle({ name: "factor-push", subject: challenge.userId, burst: 6, everySeconds: 60 }, visit.now, chosen);
  const pushed = await connector.push(http, { username, ip: visit.ip }, settings);
  if ("asked" in pushed) {
    const note = { askedIntegration, askedState: pushed.asked, askedNonce: null, askedAt: visit.now, downAt: null };
    await noteAsked(token, note, visit.now, chosen);
    return { kind: "waiting" };
  }
  return conclude(token, challenge, policy, pushed, visit, chosen);
}

const newState = () => randomBytes(32).toString("base64url");

type Verdict = Awaited<ReturnType<FactorConnector["redeem"]>>;

/** Records what an installation said and, when it was yes, settles what that settles. */
export async function conclude(
  token: string,
  challenge: Challenge,
  policy: Policy,
  verdict: Verdict,
  visit: Visit,
  chosen: Pool,
): Promise<Asked> {
  if (verdict.result === "waiting") return { kind: "waiting" };
  const { integrationId } = policy;
  const result = verdict.result === "allow" ? "allow" : verdict.why;
  await noteFactor(challenge, { method: "duo", result, integrationId }, visit, chosen, policy);
  if (verdict.result === "deny") return { kind: "refused", why: verdict.why, enrollUrl: verdict.enrollUrl };
  const factors = await factorsOf({ pool: chosen, userId: challenge.userId });
  const session = await settle(token, duoSettles(integrationId, factors, visit.now), visit, chosen);
  return { kind: "through", session, nextPath: challenge.nextPath };
}

type Failed = { token: string; challenge: Challenge; policy: Policy; visit: Visit; chosen: Pool };

/** Tells an installation that is out of order from a call that went wrong; only the first changes what is asked of people. */
export async function refusedBy(error: unknown, failed: Failed): Promise<Asked> {
  if (error instanceof Error && error.name === "AppError") throw error;
  if (isBusy(error)) return { kind: "refused", why: "busy" };
  const { token, challenge, policy, visit, chosen } = failed;
  if (!(await isOutOfOrder(challenge, policy, visit, chosen))) return { kind: "refused", why: "mismatch" };
  const { integrationId } = policy;
  log().warn({ integrationId, cause: error instanceof Error ? error.name : "unknown" }, "second factor out of order");
  await noteFactor(challenge, { method: "duo", result: "down", integrationId }, visit, chosen, policy);
  if (policy.letInWhenDown && challenge.owes.includes(integrationId)) {
    const settlement = { clears: [integrationId], passed: { [integrationId]: "down" } };
    return {
      kind: "through",
      session: await settle(token, settlement, visit, chosen),
      nextPath: challenge.nextPath,
    };
  }
  await noteAsked(token, { askedIntegration: integrationId, askedState: null, downAt: visit.now }, visit.now, chosen);
  return { kind: "refused", why: "down" };
}

async function isOutOfOrder(challenge: Challenge, policy: Policy, visit: Visit, chosen: Pool): Promise<boolean> {
  try {
    const { connector, settings, http } = await openFactor(challenge, policy, visit, chosen);
    await connector.test(http, settings);
    return false;
  } catch (error) {
    return !isBusy(error);
  }
}

/** Anybody who knows a password can make a provider say so, so it must open nothing. */
const isBusy = (error: unknown) => error instanceof ProviderNotProcessed && error.why === "http 429";
