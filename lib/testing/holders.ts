import { type CredentialKind, credentials } from "@/db/schema/credentials";
import { oauthClients } from "@/db/schema/oauth";
import { memberships, users } from "@/db/schema/users";
import { type Ctx, placeOf, transact } from "@/lib/context";
import { scopesFor } from "@/lib/credentials/schema";
import { env } from "@/lib/kit/env";
import { newId } from "@/lib/kit/ids";
import { hashSecret, mintSecret } from "@/lib/kit/secret";
import { accessToken, apiKey, bearerOf, ownPair, PEER } from "./kinds";
import { application, clientToken } from "./world";

export type Step = "tenant" | "company" | "environment";
type Over = { scopes?: string[]; allowedIps?: string[]; applicationId?: string };

type Holder = {
  /** What two places can differ in so that a credential of one is a stranger in the other. */
  steps: readonly Step[];
  /** A bearer of this kind with every scope it can have, unless the test says otherwise; `id` is the row whose end is its end. */
  issue(where: Ctx, over?: Over): Promise<{ id: string; secret: string }>;
};

const EVERY: readonly Step[] = ["tenant", "company", "environment"];
const HOUR_MS = 3_600_000;

/** How a credential of each kind comes to be, for tests that walk all of them. */
export const HOLDERS: Record<CredentialKind, Holder> = {
  client_token: {
    steps: EVERY,
    issue: async (where, { applicationId, ...over } = {}) =>
      clientToken(where, applicationId ?? (await application(where)).id, over),
  },
  access_token: {
    steps: EVERY,
    issue: (where, { scopes = scopesFor("access_token").map(({ value }) => value), allowedIps = [PEER] } = {}) =>
      accessToken(where, { permissions: scopes, allowedIps }),
  },
  api_key: { steps: EVERY, issue: (where, { applicationId: _, ...over } = {}) => apiKey(where, over) },
  merchant_credential: {
    steps: ["tenant", "environment"],
    async issue(where, { applicationId: _, ...over } = {}) {
      const pair = await ownPair(where, over);
      return { id: pair.id, secret: await bearerOf(where.pool, pair) };
    },
  },
  oauth_grant: { steps: EVERY, issue: grant },
};

/** A grant as the consent screen leaves it behind: of a person who is a member, to a client, with an end. */
async function grant(where: Ctx, { scopes = ["*"], allowedIps = [] }: Over = {}) {
  const { plaintext, hint } = mintSecret("pog", where.environment);
  const [id, userId, oauthClientId] = [newId("cre"), newId("usr"), newId("oac")];
  await transact(where, async (ctx) => {
    await ctx.db.insert(users).values({ id: userId, email: `${userId}@example.com` });
    await ctx.db.insert(memberships).values({ id: newId("mem"), userId, role: "owner", tenantId: ctx.tenantId });
    const app = { name: "App", type: "public" as const, redirectUris: ["https://app.example/back"], scopes: ["*"] };
    await ctx.db.insert(oauthClients).values({ id: oauthClientId, ...app, createdBy: userId, tenantId: ctx.tenantId });
    const secretHash = hashSecret(plaintext, env().TOKEN_PEPPER);
    const kept = { secretHash, pepperId: "test", hint, label: "App", createdBy: userId };
    const end = { expiresAt: new Date(Date.now() + HOUR_MS) };
    const bound = { kind: "oauth_grant" as const, userId, oauthClientId, scopes, allowedIps };
    await ctx.db.insert(credentials).values({ id, ...kept, ...end, ...bound, ...placeOf(ctx) });
  });
  return { id, secret: plaintext };
}
