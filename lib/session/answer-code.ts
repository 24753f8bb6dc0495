import { type Pool, pool } from "@/db/client";
import { AppError } from "@/lib/kit/errors";
import { checkTotp, factorsOf, policiesOf, spendRecoveryCode } from "@/lib/second-factor";
import { type Challenge, countGuess, findChallenge, type Settlement, settle } from "./challenges";
import { recoverySettles, totpSettles, type Ways, waysThrough } from "./demands";
import { noteFactor } from "./note-factor";
import type { OpenSession, Visit } from "./open-session";
import { relieve, throttle } from "./throttle";

/** The session that was opened, and where its person wanted to be; `session` is null while something is still owed. */
export type Met = { session: OpenSession | null; nextPath: string };

/** Nothing is there to answer any more. */
export const gone = () => new AppError("unauthenticated", "This sign-in is over. Start again with your password.");

/**
 * Tries a code of the app or a recovery code at a challenge. The guess is counted before the check: five at a challenge, and
 * ten in a row per person. Throws unauthenticated when the code is wrong or the challenge over, rate_limited for too many.
 */
export async function answerCode(token: string, code: string, visit: Visit, chosen: Pool = pool()): Promise<Met> {
  const challenge = await findChallenge(token, visit.now, chosen);
  if (!challenge) throw gone();
  const limit = { name: "second-factor", subject: challenge.userId, burst: 10, everySeconds: 60 };
  await throttle(limit, visit.now, chosen);
  if (!(await countGuess(token, visit.now, chosen))) throw gone();

  const settlement = await tryCode(challenge, code, visit, chosen);
  await noteFactor(
    challenge,
    { method: /^\d{6}$/.test(code) ? "totp" : "recovery", result: settlement ? "allow" : "deny" },
    visit,
    chosen,
  );
  if (!settlement) throw new AppError("unauthenticated", "That code is not right, or was used before.");
  await relieve(limit, chosen);
  return { session: await settle(token, settlement, visit, chosen), nextPath: challenge.nextPath };
}

async function tryCode(challenge: Challenge, code: string, { now }: Visit, chosen: Pool): Promise<Settlement | null> {
  const who = { pool: chosen, userId: challenge.userId, now };
  const [factors, policies] = await Promise.all([factorsOf(who), policiesOf(who)]);
  const ways = waysThrough(challenge, factors, policies);
  if (takesTotp(ways, code) && (await checkTotp(who, code))) return totpSettles(challenge, policies);
  return (await spendRecoveryCode(who, code)) ? recoverySettles(challenge) : null;
}

const takesTotp = ({ totp }: Ways, code: string) => totp !== "no" && /^\d{6}$/.test(code);
