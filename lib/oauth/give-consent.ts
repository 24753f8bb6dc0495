import { type Pool, pool } from "@/db/client";
import { oauthCodes } from "@/db/schema/oauth";
import { record } from "@/lib/audit";
import { type Ctx, placeOf, transact } from "@/lib/context";
import { env } from "@/lib/kit/env";
import { notFound } from "@/lib/kit/errors";
import { answerAddress } from "@/lib/kit/redirect-uri";
import { hashSecret, mintSecret, OAUTH_PREFIX } from "@/lib/kit/secret";
import { addSeconds } from "@/lib/kit/time";
import { type GrantPlace, grantPlaces } from "./grant-places";
import { grantable } from "./held-scopes";
import { readAuthorization, refusalAddress, type Wish } from "./read-authorization";
import type { ConsentAnswer } from "./schema";

/** Seconds in which an app must redeem its code. */
const CODE_SECONDS = 60;

/** Who is at the keyboard. */
export type Person = { userId: string; name: string; ip: string | null; now: Date; requestId: string; pool?: Pool };

/**
 * A person's yes or no to an app, and the address at which the app hears of it. The request is read anew, so what was on the
 * page decides nothing. A yes is a code of 60 seconds for what the app asked and the person may do themselves, in that company
 * and environment. Not found for a company that is not the person's, and when the app or its address is wrong.
 */
export async function giveConsent(person: Person, answer: ConsentAnswer): Promise<string> {
  const read = await readAuthorization(new URLSearchParams(answer.query), person.pool);
  if (read.kind === "answer") return read.address;
  if (read.kind !== "ask") throw notFound("App");
  const { wish } = read;
  if (answer.decision === "deny") return refusalAddress(wish, "access_denied", "The person said no");
  const places = await grantPlaces(person.userId, person.pool);
  const place = places.find(({ companyId }) => companyId === answer.companyId);
  if (!place) throw notFound("Company");
  const scopes = grantable(wish.scopes, place.held);
  if (scopes.length === 0) return refusalAddress(wish, "access_denied", "The person may do none of this there");
  const code = await writeCode(ctxOf(person, place, answer.environment), wish, scopes);
  return answerAddress(wish.redirectUri, { code, state: wish.state }, env().PUBLIC_URL);
}

function ctxOf(person: Person, { tenantId, companyId, held }: GrantPlace, environment: Ctx["environment"]): Ctx {
  const { userId: id, name: label, ip, now, requestId } = person;
  const principal: Ctx["principal"] = { kind: "user", id, label, permissions: [], scopes: held };
  return { pool: person.pool ?? pool(), tenantId, companyId, environment, principal, ip, now, requestId };
}

async function writeCode(ctx: Ctx, { client, redirectUri, challenge }: Wish, scopes: string[]): Promise<string> {
  const { plaintext } = mintSecret(OAUTH_PREFIX.code, ctx.environment);
  const codeHash = hashSecret(plaintext, env().TOKEN_PEPPER);
  const expiresAt = addSeconds(ctx.now, CODE_SECONDS);
  const asked = { clientId: client.id, redirectUri, challenge, scopes, label: client.name };
  await transact(ctx, async (ctx) => {
    const { now: createdAt } = ctx;
    const kept = { codeHash, ...asked, userId: ctx.principal.id, expiresAt, createdAt };
    await ctx.db.insert(oauthCodes).values({ ...kept, ...placeOf(ctx) });
    await record(ctx, "oauth.allowed", client.id, { name: client.name, scopes, redirectUri });
  });
  return plaintext;
}
