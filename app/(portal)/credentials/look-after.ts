import { disableCredential, enableCredential, revokeCredential, rotateCredential } from "@/lib/credentials";
import { CredentialId, RotateCredential } from "@/lib/credentials/schema";
import { action, inProduction } from "@/lib/session";
import type { Freshness } from "@/lib/session/action";

type Permission = Parameters<typeof action>[0];

type Fresh = Freshness<{ id: string }>["fresh"];

/**
 * What can be done with a credential once it is there, for people with this permission; `show` makes the page read again.
 * Whoever replaces or ends one that opens live data shows first that it is them; `fresh` tells which those are.
 */
export const lookAfter = (permission: Permission, show: () => void, fresh: Fresh = inProduction) => ({
  rotate: action(
    permission,
    RotateCredential,
    async (ctx, input) => {
      const { secret } = await rotateCredential(ctx, input);
      show();
      return { secret };
    },
    { fresh },
  ),
  disable: action(permission, CredentialId, async (ctx, input) => {
    const { id } = await disableCredential(ctx, input);
    show();
    return { id };
  }),
  enable: action(permission, CredentialId, async (ctx, input) => {
    const { id } = await enableCredential(ctx, input);
    show();
    return { id };
  }),
  revoke: action(
    permission,
    CredentialId,
    async (ctx, input) => {
      const { id } = await revokeCredential(ctx, input);
      show();
      return { id };
    },
    { fresh },
  ),
});
