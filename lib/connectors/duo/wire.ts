import { z } from "zod";
import type { FactorTrip, FactorVerdict } from "../contract";
import { openToken } from "./jwt";

const LEEWAY_SECONDS = 60;

const envelope = <S extends z.ZodType>(response: S) => z.object({ stat: z.literal("OK"), response });

/** A check that says yes. */
export const Checked = envelope(z.looseObject({}));

export const Preauth = envelope(
  z.object({
    result: z.enum(["auth", "allow", "deny", "enroll"]),
    enroll_portal_url: z.url({ protocol: /^https$/ }).optional(),
    devices: z.array(z.looseObject({ capabilities: z.array(z.string()).default([]) })).default([]),
  }),
);

export const Asked = envelope(z.object({ txid: z.string().min(1).max(200) }));

export const Answered = envelope(z.object({ result: z.enum(["waiting", "allow", "deny"]), status: z.string() }));

export const Redeemed = z.object({ id_token: z.string() });

const WHY: Record<string, "timeout" | "fraud"> = { timeout: "timeout", fraud: "fraud" };

/** What the answer to a push means. */
export function verdictOf({ response: { result, status } }: z.output<typeof Answered>): FactorVerdict {
  return result === "deny" ? { result, why: WHY[status] ?? "denied" } : { result };
}

const IdToken = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  iat: z.number(),
  nonce: z.string(),
  preferred_username: z.string(),
  auth_result: z.object({ result: z.string() }),
});

type Expected = { issuer: string; clientId: string; secret: string } & Pick<FactorTrip, "username" | "nonce" | "now">;

/**
 * What an id_token says about this very trip. Anything about another client, person, time or question is a mismatch, and only
 * the word "allow" lets anybody in: a genuine token may well tell of a refusal.
 */
export function readIdToken(token: string, expected: Expected): FactorVerdict {
  const read = IdToken.safeParse(openToken(token, expected.secret));
  const now = expected.now.getTime() / 1000;
  if (!read.success || !isOfTrip(read.data, expected) || !isCurrent(read.data, now)) {
    return { result: "deny", why: "mismatch" };
  }
  return read.data.auth_result.result === "allow" ? { result: "allow" } : { result: "deny", why: "denied" };
}

const isOfTrip = (token: z.output<typeof IdToken>, { issuer, clientId, username, nonce }: Expected) =>
  token.iss === issuer && token.aud === clientId && token.preferred_username === username && token.nonce === nonce;

const isCurrent = ({ exp, iat }: z.output<typeof IdToken>, now: number) =>
  exp > now - LEEWAY_SECONDS && iat < now + LEEWAY_SECONDS;
