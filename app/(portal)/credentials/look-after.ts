import { disableCredential, enableCredential, revokeCredential, rotateCredential } from "@/lib/credentials";
import { CredentialId, RotateCredential } from "@/lib/credentials/schema";
import { action } from "@/lib/session";

type Permission = Parameters<typeof action>[0];

/** What can be done with a credential once it is there, for people with this permission; `show` makes the page read again. */
export const lookAfter = (permission: Permission, show: () => void) => ({
  rotate: action(permission, RotateCredential, async (ctx, input) => {
    const { secret } = await rotateCredential(ctx, input);
    show();
    return { secret };
  }),
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
  revoke: action(permission, CredentialId, async (ctx, input) => {
    const { id } = await revokeCredential(ctx, input);
    show();
    return { id };
  }),
});
