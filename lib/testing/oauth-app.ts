import { createHash, randomBytes } from "node:crypto";
import type { Role } from "@/db/schema/users";
import type { Ctx } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import { createOauthClient, giveConsent } from "@/lib/oauth";
import { CreateOauthClient } from "@/lib/oauth/schema";
import { addMember, createUser } from "@/lib/tenants";

export const BACK = "https://app.example/back";

/** An app of `ctx`'s tenant: public, and after every scope, unless the test says otherwise. */
export const oauthApp = (ctx: Ctx, over: object = {}) =>
  createOauthClient(
    ctx,
    CreateOauthClient.parse({ name: "Ledgerly", type: "public", redirectUris: [BACK], scopes: ["*"], ...over }),
  );

/** A member of `ctx`'s tenant at the keyboard. */
export async function personOf(ctx: Ctx, role: Role = "owner", companyIds: string[] | null = null) {
  const { pool, now } = ctx;
  const { id } = await createUser(pool, now, {
    email: `${newId("p")}@example.com`,
    password: "correct horse",
    name: "Ada",
  });
  await addMember(ctx, { userId: id, role, companyIds });
  return { userId: id, name: "Ada", ip: ctx.ip, now, requestId: "req_test", pool };
}

/** A verifier of PKCE with its challenge. */
export function pkce() {
  const verifier = randomBytes(32).toString("base64url");
  return { verifier, challenge: createHash("sha256").update(verifier).digest("base64url") };
}

/** The query an app sends a person with; `over` bends it, and null leaves a parameter out. */
export function wishOf(clientId: string, challenge: string, over: Record<string, string | null> = {}): string {
  const usual = { response_type: "code", client_id: clientId, redirect_uri: BACK, state: "s-1" };
  const proof = { code_challenge: challenge, code_challenge_method: "S256" };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...usual, ...proof, ...over })) {
    if (value !== null) query.set(name, value);
  }
  return query.toString();
}

type Person = Awaited<ReturnType<typeof personOf>>;
type Over = { companyId?: string; environment?: "production" | "sandbox"; decision?: "allow" | "deny" };

/** Where the app hears of a person's answer. */
export async function answered(person: Person, { companyId }: Ctx, query: string, over: Over = {}): Promise<URL> {
  const answer = { query, decision: "allow", companyId, environment: "sandbox", ...over } as const;
  return new URL(await giveConsent(person, answer));
}
