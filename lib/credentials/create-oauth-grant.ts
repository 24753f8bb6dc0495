import type { TxCtx } from "@/lib/context";
import { issue } from "./issue";
import type { Credential } from "./present";

type Granted = { userId: string; oauthClientId: string; label: string; scopes: string[]; expiresAt: Date };

/**
 * What a person gave to an app, as a credential of its own: the app's short-lived bearers are minted under it and end with
 * it. Nobody ever has its own secret. The caller is that person, holding these scopes; forbidden when they do not.
 */
export async function createOauthGrant(ctx: TxCtx, granted: Granted): Promise<Credential> {
  const { secret: _, ...grant } = await issue(ctx, { ...granted, kind: "oauth_grant", allowedIps: [] });
  return grant;
}
