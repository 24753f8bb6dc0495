import { disableCredential, enableCredential, revokeCredential, rotateCredential } from "@/lib/credentials";
import { CredentialId, RotateCredential } from "@/lib/credentials/schema";
import { action, inProduction } from "@/lib/session";
import type { Freshness } from "@/lib/session/action";

type Kind = NonNullable<Parameters<typeof revokeCredential>[1]["kind"]>;

type Desk = {
  kind: Kind;
  permission: Parameters<typeof action>[0];
  show(): void;
  fresh?: Freshness<{ id: string }>["fresh"];
};

/**
 * What can be done with a credential of this kind once it is there, for people with this permission; one of another kind is
 * not found, so that each kind keeps its own questions. `show` makes the page read again.
 * Whoever replaces or ends one that opens live data shows first that it is them; `fresh` tells which those are.
 */
export const lookAfter = ({ kind, permission, show, fresh = inProduction }: Desk) => ({
  rotate: action(
    permission,
    RotateCredential,
    async (ctx, input) => {
      const { secret } = await rotateCredential(ctx, { ...input, kind });
      show();
      return { secret };
    },
    { fresh },
  ),
  disable: action(permission, CredentialId, async (ctx, input) => {
    const { id } = await disableCredential(ctx, { ...input, kind });
    show();
    return { id };
  }),
  enable: action(permission, CredentialId, async (ctx, input) => {
    const { id } = await enableCredential(ctx, { ...input, kind });
    show();
    return { id };
  }),
  revoke: action(
    permission,
    CredentialId,
    async (ctx, input) => {
      const { id } = await revokeCredential(ctx, { ...input, kind });
      show();
      return { id };
    },
    { fresh },
  ),
});
