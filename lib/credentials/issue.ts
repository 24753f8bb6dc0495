import { type CredentialKind, credentials } from "@/db/schema/credentials";
import { record } from "@/lib/audit";
import { type Ctx, reachOf, transact } from "@/lib/context";
import { emit } from "@/lib/events";
import { env } from "@/lib/kit/env";
import { forbidden, invalid } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { CREDENTIAL_PREFIX, hashSecret, mintSecret, pepperId } from "@/lib/kit/secret";
import { covers } from "./covers";
import { type IssuedCredential, presentCredential } from "./present";

type Order = {
  kind: CredentialKind;
  label: string;
  scopes: string[];
  allowedIps: string[];
  expiresAt: Date | null;
  applicationId?: string | null;
  publicId?: string;
  affiliateId?: string;
  /** Of a grant: who gave it, and to which app. */
  userId?: string;
  oauthClientId?: string;
};

/** Throws forbidden, naming them, when some of these scopes are not the caller's to give. */
export function requireScopes({ principal }: Ctx, scopes: readonly string[]): void {
  const excess = scopes.filter((scope) => !covers(principal.scopes, scope));
  if (excess.length > 0) throw forbidden(`You do not hold: ${excess.join(", ")}`);
}

/** A new secret: the text that is shown once, and the columns that are kept in its place. */
export function newSecret(kind: CredentialKind, environment: Ctx["environment"]) {
  const { TOKEN_PEPPER } = env();
  const { plaintext, hint } = mintSecret(CREDENTIAL_PREFIX[kind], environment);
  return {
    plaintext,
    kept: { secretHash: hashSecret(plaintext, TOKEN_PEPPER), pepperId: pepperId(TOKEN_PEPPER), hint },
  };
}

/** Every kind of credential is born here. The plaintext exists only in the returned value (S1-10, S1-11, S1-14). */
export async function issue(ctx: Ctx, order: Order): Promise<IssuedCredential> {
  requireScopes(ctx, order.scopes);
  if (order.expiresAt && order.expiresAt <= ctx.now) throw invalid({ expiresAt: ["must be in the future"] });

  const { plaintext, kept } = newSecret(order.kind, ctx.environment);
  return transact(ctx, async (ctx) => {
    const [row] = await ctx.db
      .insert(credentials)
      .values({
        ...order,
        ...kept,
        id: newId("cre"),
        createdBy: ctx.principal.id,
        createdAt: ctx.now,
        ...reachOf(ctx),
      })
      .returning();
    if (!row) throw new Error("insert returned no row");

    const told = {
      kind: row.kind,
      label: row.label,
      scopes: row.scopes,
      allowedIps: row.allowedIps,
      expiresAt: row.expiresAt,
      ...(row.publicId && { clientId: row.publicId }),
      ...(row.affiliateId && { affiliateId: row.affiliateId }),
      ...(row.oauthClientId && { oauthClientId: row.oauthClientId }),
    };
    await record(ctx, "credential.created", row.id, told);
    await emit(ctx, "credential.created", row.id, { id: row.id, ...told, hint: row.hint });
    return { ...presentCredential(row, ctx.now), secret: plaintext };
  });
}
